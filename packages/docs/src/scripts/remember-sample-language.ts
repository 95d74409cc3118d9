// The language that a reader chose is the one of the next page as well.
const key = "minapp-users:sample-language";

const choices = document.querySelectorAll<HTMLInputElement>('input[name="sample"]');

function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // a browser that keeps nothing
  }
}

for (const choice of choices) {
  if (choice.value === stored()) choice.checked = true;
  choice.addEventListener("change", () => {
    try {
      localStorage.setItem(key, choice.value);
    } catch {}
  });
}
