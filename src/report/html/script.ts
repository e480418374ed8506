/**
 * What the page does when scripts may run: filter and search, keys, colours, opening for print. Plain text,
 * because it runs in a browser and its hash stands in the page. All that it shows or hides is there without it.
 */

export const pageScript = `(() => {
'use strict';
const one = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

const items = all('[data-item]').map((element) => ({
  element,
  kind: element.dataset.item,
  count: Number(element.dataset.count || 1),
  answers: element.dataset.answers.split(' '),
  rules: element.dataset.rules.split(' '),
  files: element.dataset.files.split(' '),
  text: null,
}));
const groups = all('[data-group]');
const files = all('#files option').map((option) => option.value.toLowerCase());
const form = one('filter');
const [query, byAnswer, byRule, byFile] = ['q', 'by-answer', 'by-rule', 'by-file'].map(one);

function wanted() {
  const words = query.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const part = byFile.value.trim().toLowerCase();
  const places = part === '' ? null
    : new Set(files.flatMap((file, index) => (file.includes(part) ? [String(index)] : [])));
  return (item) => {
    if (byAnswer.value !== '' && !item.answers.includes(byAnswer.value)) return false;
    if (byRule.value !== '' && !item.rules.includes(byRule.value)) return false;
    if (places !== null && !item.files.some((file) => places.has(file))) return false;
    if (words.length === 0) return true;
    item.text ??= item.element.textContent.toLowerCase();
    return words.every((word) => item.text.includes(word));
  };
}

function apply() {
  const isWanted = wanted();
  const sums = { program: [0, 0], finding: [0, 0], step: [0, 0] };
  for (const item of items) {
    const isShown = isWanted(item);
    item.element.hidden = !isShown;
    const sum = sums[item.kind === 'place' ? 'finding' : item.kind];
    sum[1] += item.count;
    if (isShown) sum[0] += item.count;
  }
  for (const group of groups) group.hidden = group.querySelector('[data-item]:not([hidden])') === null;
  const told = (name, [shown, total]) => shown + ' of ' + total + ' ' + name;
  one('count').textContent =
    told('programs', sums.program) + ' and ' + told('findings', sums.finding) + ' shown';
}

let waiting = 0;
function applySoon() {
  clearTimeout(waiting);
  waiting = setTimeout(apply, 80);
}
form.hidden = false;
form.addEventListener('input', applySoon);
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('reset', () => setTimeout(apply));
apply();

const unfold = one('unfold');
unfold.addEventListener('click', () => {
  const isOpening = unfold.textContent === 'Open all';
  for (const details of all('main .programs details, main .findings details')) details.open = isOpening;
  unfold.textContent = isOpening ? 'Close all' : 'Open all';
});

document.addEventListener('keydown', (event) => {
  const isTyping = event.target.closest('input, select, textarea') !== null;
  if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    query.focus();
    query.select();
  }
  if (event.key === 'Escape' && event.target === query) {
    query.value = '';
    apply();
    query.blur();
  }
});

function reveal() {
  const target = location.hash.length > 1 ? one(decodeURIComponent(location.hash.slice(1))) : null;
  if (target === null) return;
  if (target.closest('[hidden]') !== null) {
    form.reset();
    apply();
  }
  for (let node = target; node !== null; node = node.parentElement) {
    if (node.tagName === 'DETAILS') node.open = true;
  }
  const own = target.querySelector(':scope > details');
  if (own !== null) own.open = true;
  target.scrollIntoView();
}
addEventListener('hashchange', reveal);
reveal();

const themes = ['automatic', 'light', 'dark'];
const button = one('theme');
let theme = 'automatic';
try {
  theme = localStorage.getItem('mig-lint-colours') || theme;
} catch {}
function paint() {
  if (theme === 'automatic') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  button.textContent = 'Colours: ' + theme;
}
button.hidden = false;
button.addEventListener('click', () => {
  theme = themes[(themes.indexOf(theme) + 1) % themes.length];
  try {
    localStorage.setItem('mig-lint-colours', theme);
  } catch {}
  paint();
});
paint();

let opened = [];
addEventListener('beforeprint', () => {
  opened = all('main details:not([open])');
  for (const details of opened) details.open = true;
});
addEventListener('afterprint', () => {
  for (const details of opened) details.open = false;
});
})();
`;
