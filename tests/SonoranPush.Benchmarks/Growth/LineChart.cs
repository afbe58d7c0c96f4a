using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace SonoranPush.Benchmarks.Growth;

/// <summary>A line over a logarithmic axis, as SVG.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Unit">Of the points' values.</param>
/// <param name="Points">How many, and what one costs then.</param>
internal sealed record LineChart(string Title, string Unit, IReadOnlyList<(int Count, double Cost)> Points)
{
    private const int Width = 360;
    private const int Height = 240;
    private const int Margin = 40;

    /// <summary>Charts side by side in one picture.</summary>
    public static string Draw(params LineChart[] charts)
    {
        var svg = new StringBuilder();
        svg.Append(Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width * charts.Length} {Height}\" "));
        svg.Append("font-family=\"sans-serif\" font-size=\"11\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        for (var i = 0; i < charts.Length; i++)
        {
            charts[i].Draw(svg, i * Width);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // From zero, so that flat looks flat, and half as much again as the highest point.
    private void Draw(StringBuilder svg, int left)
    {
        var (first, last, top) = (Math.Log10(Points[0].Count), Math.Log10(Points[^1].Count), Points.Max(point => point.Cost) * 1.5);
        double X(int count) => left + Margin + ((Math.Log10(count) - first) / Math.Max(last - first, 1e-9) * (Width - (2 * Margin)));
        double Y(double cost) => Height - Margin - (cost / top * (Height - (2 * Margin)));

        svg.Append(Invariant($"<text x=\"{left + Margin}\" y=\"20\" font-weight=\"bold\">{Title}</text>\n"));
        svg.Append(Invariant($"<path d=\"M{left + Margin} {Margin}V{Height - Margin}H{left + Width - Margin}\" fill=\"none\" stroke=\"gray\"/>\n"));
        svg.Append(Invariant($"<polyline fill=\"none\" stroke=\"#1f6feb\" stroke-width=\"2\" points=\""));
        svg.AppendJoin(' ', Points.Select(point => Invariant($"{X(point.Count):0.#},{Y(point.Cost):0.#}"))).Append("\"/>\n");
        foreach (var (count, cost) in Points)
        {
            svg.Append(Invariant($"<text x=\"{X(count):0.#}\" y=\"{Y(cost) - 8:0.#}\" text-anchor=\"middle\">{cost:0.##} {Unit}</text>\n"));
            svg.Append(Invariant($"<text x=\"{X(count):0.#}\" y=\"{Height - Margin + 16}\" text-anchor=\"middle\">{count:#,0}</text>\n"));
        }
    }
}
