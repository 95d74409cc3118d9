/** What the page tells an island: the JSON in the script element inside of it. */
export function readData<Data>(element: Element): Data {
  const text = element.querySelector('script[type="application/json"]')?.textContent;
  if (!text) throw new Error(`<${element.localName}> has no data: it needs a script element with JSON.`);
  return JSON.parse(text) as Data;
}
