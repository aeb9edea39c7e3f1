import { load } from "cheerio";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { HtmlNode } from "../../../src/ingest/read/html-node.js";
import { quickTree } from "../../../src/ingest/read/html-tree.js";

type Shape = string | readonly [name: string, attributes: Readonly<Record<string, string>>, ...Shape[]];

/** A tree as plain values: texts side by side joined, comments left out. */
function shapeOf(node: HtmlNode): Shape {
  const inner: Shape[] = [];
  for (const child of node.children ?? []) {
    const last = inner.at(-1);
    if (child.nodeType === 3 && typeof last === "string") inner[inner.length - 1] = last + (child.data ?? "");
    else if (child.nodeType === 3) inner.push(child.data ?? "");
    else if (child.name !== undefined) inner.push(shapeOf(child));
  }
  return [node.name ?? "", { ...node.attribs }, ...inner];
}

/** The body as parse5 builds it, by the standard. */
function standard(text: string): Shape {
  const body: HtmlNode | undefined = load(text)("body").toArray()[0];
  return shapeOf(body ?? {});
}

function quick(text: string): Shape | null {
  const page = quickTree(text);
  if (page === null) return null;
  const find = (node: HtmlNode): HtmlNode[] =>
    node.name === "body" ? [node] : (node.children ?? []).flatMap(find);
  return shapeOf(find(page)[0] ?? {});
}

const fitting = {
  "ends of p left out": "<p>một<p>hai<div>ba</div>bốn",
  "ends of li left out": "<ul><li>một<li><p>hai<ul><li>con<li>con hai</ul><li>ba</ul>",
  "ends of dt and dd left out": "<dl><dt>a<dd>b<dt>c<dd>d</dl>",
  "ends of cells and rows left out": "<table><tr><td>a<td><p>b<tr><td>c<th>d</table>",
  "ends of sections left out": "<table><thead><tr><th>STT<tbody><tr><td>1<tfoot><tr><td>2</table>",
  "neither tbody nor tr": "<table><td>a<td>b</table>",
  "tables in cells": "<table><tr><td>a<table><td>b</td> <td>c</table>d<td>e</table>",
  "caption and columns": "<table><caption>Bảng 1</caption><colgroup><col><col></colgroup><tr><td>a</table>",
  "upper case": "<TABLE><TR><TD CLASS=x>A</TD></TR></TABLE><P>X<B>Y</B></P>",
  "named letters": "<p>&agrave;&ecirc; &amp; &lt;b&gt; &nbsp;x &unknown; R&D</p>",
  "letters by number": "<p>&#7879; &#x1EC7; &#150; &#0; &#xD800;</p>",
  "letters without a semicolon": "<p>&copy2024 &ampx &lt3 &#65 &notit;</p>",
  "letters in attributes": "<p style='display&#58;none' title='a&copy=b'>x</p>",
  "two attributes of one name": "<p style='color:red' style='display:none'>hiện</p>",
  "attributes named as JavaScript's own": "<p constructor=y tostring>z</p>",
  "signs in attributes": "<p title='a>b' class=x/y>z<br/>t<p/>u",
  comments: "<p>a<!-- BỎ QUA <b> HƯỚNG DẪN --> b</p><!-- x > y --><!----><p>c",
  "Word's conditions":
    "<![if !supportLists]><span>-</span><![endif]><p>x<!--[if mso]><o:p>z</o:p><![endif]--></p>",
  "Word's own elements": "<p class=MsoNormal>Một<o:p></o:p></p><p>hai<o:p>&nbsp;</o:p></p>",
  "signs that are no tags": "<p>a < b <3 5<6</p>",
  "marks of the page left out": "Một câu.<p>Hai câu.",
};

const unfitting = {
  "formatting across its end": "<p><b>a<i>b</b>c</i>d</p>",
  "formatting around a paragraph that stays open": "<b><p>x</b>y</p>",
  "a cell that ends within bold": "<table><tr><td><b>a<td>b</table>c",
  "words between rows": "<table>lạc<tr><td>a</table>",
  "a paragraph between rows": "<table><p>lạc</p><tr><td>a</table>",
  "a table in an open paragraph": "<p>x<table><tr><td>a</table>y",
  "an item within a part of another": "<ul><li><div>a<li>b</div></ul>",
  "ends without a start": "<p>a</p></div></p></br>x</span>",
  "a link in a link": "<a href=1>x<a href=2>y</a>z",
  "a heading in a heading": "<h1>a<h2>b</h2>c</h1>",
  "an early end of the body": "<html><body><p>a</body></html><p>b",
  "a second body": "<html><body><p>a<body class=content><p>b",
  "comments that end early": "<p>a<!-->b<!--->c<!-- d --!>e--></p>",
  "a script that holds a script": "<p>x</p><script><!-- <script> </script> x </script><p>z",
  CDATA: "<p>a<![CDATA[b > c]]>d</p>",
  "signs in an end": "<p>a</p class='>x'>y",
  "a tag cut off": "<p>a</p><p",
  "kept blanks, templates, drawings": "<textarea><p>x</p></textarea><template><p>y</template><svg><p>z</svg>",
  "a byte of zero": "<p>x\0y",
};

describe("quickTree", () => {
  it.each(Object.entries(fitting))("builds what the standard does: %s", (_, page) => {
    expect(quick(page)).toEqual(standard(page));
    const whole = `<!DOCTYPE html>\n<html>\n<head><meta charset="utf-8"><title>T</title></head>\n<body lang=vi>${page}`;
    expect(quick(whole)).toEqual(standard(whole));
  });

  it.each(Object.entries(unfitting))("leaves to the standard's repairs: %s", (_, page) => {
    expect(quick(page)).toBeNull();
  });

  it("leaves a page that is nested too deep", () => {
    expect(quick(`${"<x>".repeat(1200)}y`)).toBeNull();
  });

  it("never differs from the standard where it builds a tree at all", () => {
    const blocks = [
      "p",
      "div",
      "ul",
      "li",
      "table",
      "tr",
      "td",
      "th",
      "tbody",
      "dl",
      "dt",
      "dd",
      "h2",
      "center",
    ];
    const inline = ["b", "i", "span", "a", "font", "o:p"];
    const names = fc.constantFrom(...blocks, ...inline);
    const loose = fc.oneof(
      names.map((name) => `<${name}>`),
      names.map((name) => `</${name}>`),
      fc.constantFrom(" ", "chữ", "&nbsp;", "<br>", "<hr>", "<!--c-->"),
    );
    const { part } = fc.letrec<{ part: string }>((tie) => ({
      part: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom("chữ", "hai ", "&amp;", "<br>"),
        fc
          .tuple(
            fc.constantFrom(
              ...blocks.slice(0, 2),
              ...inline,
              "ul><li",
              "table><tr><td",
              "dl><dt",
              "table><td",
            ),
            fc.array(tie("part"), { maxLength: 4 }),
            fc.integer({ min: 0, max: 7 }),
          )
          .map(([opened, inner, seed]) => {
            const closed = opened
              .split("><")
              .toReversed()
              .map((name) => `</${name}>`);
            // Some ends are left out.
            return `<${opened}>${inner.join("")}${closed.slice(seed === 0 ? 1 : 0).join("")}`;
          }),
      ),
    }));
    let built = 0;
    const page = fc.oneof(
      fc.array(loose, { minLength: 1, maxLength: 10 }),
      fc.array(part, { minLength: 1, maxLength: 4 }),
    );
    fc.assert(
      fc.property(page, (parts) => {
        const text = parts.join("");
        const tree = quick(text);
        if (tree === null) return;
        built += 1;
        expect(tree).toEqual(standard(text));
      }),
      { numRuns: 1500, seed: 20_261_125 },
    );
    expect(built).toBeGreaterThan(300);
  });
});
