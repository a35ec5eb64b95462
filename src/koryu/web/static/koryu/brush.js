// Drawing a range of years on a figure: the page leads to the search of it. Without this script
// the links of the bars, of the table and of the form do the same.
const SVG = "http://www.w3.org/2000/svg";

for (const figure of document.querySelectorAll("svg[data-brush]")) {
  const { brush, first, count, left, right } = figure.dataset;
  const start = Number(left);
  const step = (Number(right) - start) / Number(count);
  const height = figure.viewBox.baseVal.height;
  let mark = null;
  let from = 0;
  let moved = false;

  const slot = (event) => {
    const box = figure.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * figure.viewBox.baseVal.width;
    return Math.min(Math.max(Math.floor((x - start) / step), 0), Number(count) - 1);
  };
  const show = (a, b) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    mark.setAttribute("x", start + low * step);
    mark.setAttribute("width", (high - low + 1) * step);
  };

  figure.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    from = slot(event);
    moved = false;
    mark = document.createElementNS(SVG, "rect");
    mark.setAttribute("class", "brush");
    mark.setAttribute("y", 10);
    mark.setAttribute("height", height - 40);
    figure.append(mark);
    show(from, from);
    figure.setPointerCapture(event.pointerId);
  });
  figure.addEventListener("pointermove", (event) => {
    if (!mark) return;
    const to = slot(event);
    moved ||= to !== from;
    show(from, to);
  });
  const end = (event) => {
    if (!mark) return;
    mark.remove();
    mark = null;
    const [low, high] = [from, slot(event)].sort((a, b) => a - b);
    if (moved && event.type === "pointerup") {
      const year = (at) => String(Number(first) + at);
      location.assign(brush.replace("%01", year(low)).replace("%02", year(high)));
    }
  };
  figure.addEventListener("pointerup", end);
  figure.addEventListener("pointercancel", end);
  // A pressed mouse on a link would otherwise drag the link.
  figure.addEventListener("dragstart", (event) => event.preventDefault());
  figure.addEventListener("click", (event) => { if (moved) event.preventDefault(); }, true);
}
