import * as echarts from "echarts";

const [ours, others, text] = ["#0b7a75", "#b8c0c8", "#24292f"];
const [width, barHeight, titleHeight, left] = [860, 26, 44, 320];

/** Panels of horizontal bars, one under the other, as SVG. */
export function draw(panels) {
  let top = 0;
  const placed = panels.map((panel) => {
    const place = { ...panel, top, height: panel.bars.length * barHeight };
    top += titleHeight + place.height;
    return place;
  });
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height: top + 12 });
  chart.setOption({
    animation: false,
    backgroundColor: "#ffffff",
    textStyle: { fontFamily: "system-ui, sans-serif", color: text },
    title: placed.map(({ title, top }) => ({
      text: title,
      left: 12,
      top: top + 14,
      textStyle: { fontSize: 15, color: text },
    })),
    grid: placed.map(({ top, height }) => ({ left, right: 90, top: top + titleHeight, height })),
    xAxis: placed.map((_, gridIndex) => ({ type: "value", gridIndex, show: false })),
    yAxis: placed.map(({ bars }, gridIndex) => ({
      type: "category",
      gridIndex,
      inverse: true,
      data: bars.map(({ name }) => name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: text, fontSize: 12, interval: 0 },
    })),
    series: placed.map(({ bars, unit }, i) => ({
      type: "bar",
      xAxisIndex: i,
      yAxisIndex: i,
      barCategoryGap: "35%",
      data: bars.map(({ value, isOurs }) => ({ value, itemStyle: { color: isOurs ? ours : others } })),
      label: {
        show: true,
        position: "right",
        color: text,
        formatter: ({ value }) => `${value.toLocaleString("en")} ${unit}`,
      },
    })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return `${svg}\n`;
}
