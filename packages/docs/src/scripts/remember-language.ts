// The language that a reader chose is where the first page of the site leads to from then on.
const key = "minapp-users:language";

for (const link of document.querySelectorAll<HTMLAnchorElement>("a.language")) {
  link.addEventListener("click", () => {
    link.hash = location.hash; // places have the same names in both languages
    try {
      localStorage.setItem(key, link.hreflang);
    } catch {} // a browser that keeps nothing
  });
}
