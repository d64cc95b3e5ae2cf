// Draws the charts in the reader's colours, and again when those change; sorts
// tables. The rows of all charts are kept once and handed to each that shows them.

const { specs, datasets } = JSON.parse(document.getElementById("charts").textContent);
const dark = matchMedia("(prefers-color-scheme: dark)");

function looks() {
  const style = getComputedStyle(document.documentElement);
  const [text, muted, line] = ["--text", "--muted", "--line"].map((name) =>
    style.getPropertyValue(name).trim(),
  );
  const words = {
    labelColor: text,
    titleColor: text,
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: "normal",
  };
  return {
    background: "transparent",
    font: getComputedStyle(document.body).fontFamily,
    axis: { ...words, gridColor: line, domainColor: muted, tickColor: muted },
    legend: words,
    header: words,
    view: { stroke: "transparent" },
  };
}

// Panels beside each other have no width of their own: share what there is, less
// what the axis and the legend take, in pixels.
function withWidth(spec, place) {
  if (!spec.facet?.column) return spec;
  const rows = datasets[spec.data.name];
  const panels = new Set(rows.map((row) => row[spec.facet.column.field])).size;
  const available = place.parentElement.clientWidth - 250;
  const width = Math.max(260, available / panels - 15);
  return { ...spec, spec: { ...spec.spec, width } };
}

async function drawAll() {
  const isDark = dark.matches;
  for (const place of document.querySelectorAll("[data-chart]")) {
    if (dark.matches !== isDark) return; // the next round has begun
    const { $schema, config, ...spec } = specs[place.dataset.chart];
    place.result?.finalize();
    place.result = await vegaEmbed(place, { ...withWidth(spec, place), datasets }, {
      mode: "vega-lite",
      renderer: "svg",
      config: looks(),
      actions: { export: true, source: false, compiled: false, editor: false },
      tooltip: { theme: isDark ? "dark" : "light" },
    });
    place.dataset.drawn = isDark ? "dark" : "light";
  }
}

function sortBy(header) {
  const column = [...header.parentElement.children].indexOf(header);
  const body = header.closest("table").tBodies[0];
  const descending = header.ariaSort === "ascending";
  for (const other of header.parentElement.children) other.ariaSort = null;
  header.ariaSort = descending ? "descending" : "ascending";
  const value = (row) => {
    const cell = row.cells[column];
    if (cell.classList.contains("missing")) return null;
    return cell.dataset.value === undefined
      ? cell.textContent
      : Number(cell.dataset.value);
  };
  const order = (a, b) =>
    typeof a === "number" && typeof b === "number"
      ? a - b
      : String(a).localeCompare(String(b), "en", { numeric: true });
  const rows = [...body.rows].map((row) => [value(row), row]);
  rows.sort(([a], [b]) => {
    if (a === null || b === null) return (a === null) - (b === null);
    return descending ? order(b, a) : order(a, b);
  });
  body.append(...rows.map(([, row]) => row));
}

for (const button of document.querySelectorAll("th button"))
  button.addEventListener("click", () => sortBy(button.parentElement));
for (const cell of document.querySelectorAll("td.long"))
  cell.addEventListener("click", () => cell.classList.toggle("whole"));
dark.addEventListener("change", drawAll);
drawAll();
