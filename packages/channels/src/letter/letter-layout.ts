/**
 * Where the address stands on the sheet, in millimetres: a sheet of A4 folded in three slides in a DL envelope (110 × 220 mm) by 10 mm sideways and
 * 11 mm up and down; this area stays behind the window (20 mm from the right and lower edges, 100 mm wide, 35 or 45 mm high) wherever it lies.
 */
const addressArea = { left: 105, top: 56, width: 83, height: 23 } as const;

/**
 * The one layout of all letters, in Typst. It is given words only, through `sys.inputs` as JSON, and prints them as text: nothing a user writes is
 * ever read as Typst. A4, address in the window of a French DL envelope, folds marked at 99 and 198 mm, running head and number on every page.
 */
export const letterLayout = `
#let letter = json(bytes(sys.inputs.letter))
#let ink = rgb("#1c2430")
#let soft = rgb("#4a5463")
#let hair = rgb("#c9ced6")
#let brand = rgb(letter.sender.colour)

#set document(title: letter.subject, author: letter.sender.name, date: datetime(
  year: int(letter.datedOn.slice(0, 4)), month: int(letter.datedOn.slice(5, 7)), day: int(letter.datedOn.slice(8, 10)),
  hour: 12, minute: 0, second: 0))
#set text(font: "Noto Sans", fallback: false, lang: letter.locale, size: 9.5pt, fill: ink, number-type: "lining")
#set par(leading: 0.62em, spacing: 1.05em)

#let runs(list) = for run in list {
  let lines = run.text.split("\\n")
  for (index, line) in lines.enumerate() {
    if index > 0 { linebreak() }
    let printed = line
    if run.at("strong", default: false) { printed = strong(printed) }
    if run.at("emphasis", default: false) { printed = emph(printed) }
    [#printed]
  }
}

#let stack-of(lines) = for (index, line) in lines.enumerate() {
  if index > 0 { linebreak() }
  [#line]
}

// a line too long for its place is set smaller, never cut nor wrapped
#let fitted(line, width) = context {
  let natural = measure(text(line)).width
  if natural > width { text(size: 1em * (width / natural), line) } else { [#line] }
}

#set page(
  paper: "a4",
  margin: (left: 22mm, right: 22mm, top: 24mm, bottom: 26mm),
  header: context if counter(page).get().first() > 1 {
    set text(size: 8pt, fill: soft)
    grid(columns: (1fr, auto), letter.sender.name, letter.references.at(0).label + " " + letter.references.at(0).text)
    v(-6pt)
    line(length: 100%, stroke: 0.4pt + hair)
  },
  footer: {
    set text(size: 7pt, fill: soft)
    set par(leading: 0.5em)
    line(length: 100%, stroke: 0.4pt + hair)
    v(-4pt)
    grid(columns: (1fr, auto), column-gutter: 8mm, letter.legal,
      context [#letter.words.page #counter(page).display() / #counter(page).final().first()])
  },
  background: context if counter(page).get().first() == 1 {
    for fold in (99mm, 198mm) { place(top + left, dx: 5mm, dy: fold, line(length: 4mm, stroke: 0.4pt + hair)) }
  },
)

// everything at a fixed place of the first sheet, measured from its upper left corner
#let at(x, y, width, body) = place(top + left, dx: x - 22mm, dy: y - 24mm, block(width: width, body))

#at(22mm, 14mm, 62mm, rect(width: 14mm, height: 1.6mm, fill: brand, stroke: none))
#at(22mm, 18.5mm, 66mm, {
  text(size: 12.5pt, weight: "bold", letter.sender.name)
  v(-5pt)
  set text(size: 7.8pt, fill: soft)
  set par(leading: 0.5em)
  stack-of(letter.sender.lines)
})

#at(${String(addressArea.left)}mm, ${String(addressArea.top)}mm, ${String(addressArea.width)}mm, {
  set text(size: 9.5pt)
  for (index, line) in letter.addressee.enumerate() {
    place(top + left, dy: index * 3.9mm, fitted(line, ${String(addressArea.width)}mm))
  }
})

#at(22mm, 56mm, 64mm, {
  set text(size: 8pt)
  set par(leading: 0.5em, spacing: 0.7em)
  for reference in letter.references {
    block(below: 1.9mm, { text(fill: soft, size: 7pt, reference.label); linebreak(); reference.text })
  }
})

#at(${String(addressArea.left)}mm, 94mm, ${String(addressArea.width)}mm, letter.placeAndDate)

#v(80mm)
#if sys.inputs.registered == "yes" { block(below: 2.2mm, text(size: 8.5pt, weight: "bold", letter.words.registered)) }
#block(below: 6mm, [#text(fill: soft, letter.words.subject) #strong(letter.subject)])

#let amounts(columns) = columns.map(column => if column.at("amount", default: false) { right } else { left })

#let statement(part) = block(width: 100%, above: 5mm, below: 5mm, {
  set text(size: 8.3pt)
  block(below: 2mm, sticky: true, text(size: 9.5pt, weight: "bold", part.title))
  let count = part.columns.len()
  table(
    columns: part.columns.enumerate().map(((index, column)) => if index == 0 { 1fr } else { auto }),
    align: (column, row) => amounts(part.columns).at(calc.min(column, count - 1)),
    inset: (x: 2mm, y: 1.55mm),
    stroke: (column, row) => (bottom: 0.4pt + hair),
    fill: (column, row) => if row == 0 { rgb("#f1f3f6") },
    table.header(..part.columns.map(column => text(fill: soft, size: 7.6pt, weight: "bold", column.title))),
    ..part.rows.flatten().map(cell => [#cell]),
    ..part.totals.map(total => (
      table.cell(colspan: count - 1, align: right, stroke: (top: 0.8pt + ink), strong(total.label)),
      table.cell(align: right, stroke: (top: 0.8pt + ink), strong(total.amount)),
    )).flatten(),
  )
})

#for part in letter.blocks {
  if part.kind == "paragraph" { par(runs(part.runs)) }
  else if part.kind == "heading" { block(above: 5mm, below: 3mm, sticky: true, strong(runs(part.runs))) }
  else if part.kind == "list" {
    if part.ordered { enum(..part.items.map(runs)) } else { list(marker: [–], ..part.items.map(runs)) }
  }
  else if part.kind == "table" { statement(part) }
  else if part.kind == "bank" {
    block(width: 100%, fill: rgb("#f1f3f6"), inset: (x: 4mm, y: 3mm), above: 5mm, below: 5mm, breakable: false, {
      set text(size: 8.6pt)
      block(below: 2mm, strong(part.title))
      stack-of(part.lines)
    })
  }
}

#block(above: 6mm, breakable: false, {
  par(letter.closing)
  v(13mm)
  strong(letter.signature.first())
  linebreak()
  set text(size: 8.3pt, fill: soft)
  stack-of(letter.signature.slice(1))
})
`;
