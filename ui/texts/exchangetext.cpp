// SPDX-License-Identifier: Apache-2.0
#include "texts/exchangetext.h"

#include "texts/fill.h"

#include <QCoreApplication>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using mapping::Change;
using mapping::ExchangeFault;
using mapping::ExchangeProblem;

namespace {

class ExchangeText
{
    Q_DECLARE_TR_FUNCTIONS(ExchangeText)
public:
    static QString fault(const ExchangeProblem &problem);
    static QString place(const ExchangeProblem &problem);
    static QString change(Change change);
    static QString difference(const mapping::Difference &one);
    static QString tenant();
    static QString constant() { return tr("“%1”"); }
    static QString noField() { return tr("no field"); }
    static QString placed() { return tr("%1: %2"); }
};

QString ExchangeText::fault(const ExchangeProblem &problem)
{
    switch (problem.fault) {
    case ExchangeFault::TooLarge:
        return tr("This is larger than %1 MB, too large for mapping rows. Take a part of it.");
    case ExchangeFault::TooManyRows:
        return tr("These are more than %1 rows, more than a mapping can have. Take a part of "
                  "them.");
    case ExchangeFault::NotText:
        return tr("This is no text that can be read. Save it as CSV with the encoding UTF-8, and "
                  "take it again.");
    case ExchangeFault::NoRows:
        return tr("There are no mapping rows in it. A row names a source and a field, each in its "
                  "own cell.");
    case ExchangeFault::HeaderIncomplete:
        return tr("The headings name no “%1”. Add that heading, or leave the headings out.");
    case ExchangeFault::QuoteOpen:
        return tr("A quotation mark is opened and never closed. Close it, or write it twice where "
                  "it belongs to the text.");
    case ExchangeFault::TextAfterQuote:
        return tr("Text follows a closing quotation mark. Put quotation marks around the whole "
                  "cell, and write those inside it twice.");
    case ExchangeFault::CellCount:
        return tr("The line has %1 cells; without headings a row has up to %2: source, kind, "
                  "field and a remark. Add headings, or put quotation marks around a cell with "
                  "commas.");
    case ExchangeFault::UnknownKind:
        return tr("“%1” is no kind of row. Write column, constant or formula in the cell between "
                  "source and field.");
    case ExchangeFault::SourceMissing:
        return tr("The row has no source. Name a column, or write a formula.");
    case ExchangeFault::NotJson:
        return tr("This is no JSON: reading stopped at line %1, column %2. Correct the place in a "
                  "text editor.");
    case ExchangeFault::NotRows:
        return tr("This JSON holds no mapping rows: neither a list of rows nor a mapping set with "
                  "“mappings”. Choose another file.");
    case ExchangeFault::NotAnEntry:
        return tr("The entry is no mapping row: it needs a “source” and a “target”, both texts.");
    }
    return {};
}

QString ExchangeText::place(const ExchangeProblem &problem)
{
    if (problem.fault == ExchangeFault::NotJson)
        return {}; // the sentence says it
    if (problem.line > 0)
        return tr("Line %1").arg(problem.line);
    return problem.entry > 0 ? tr("Entry %1").arg(problem.entry) : QString();
}

QString ExchangeText::change(Change change)
{
    switch (change) {
    case Change::Added:
        return tr("Added");
    case Change::Changed:
        return tr("Changed");
    case Change::Conflict:
        return tr("Taken");
    case Change::Broken:
        return tr("Broken");
    case Change::Removed:
        return tr("Removed");
    case Change::Same:
        return tr("Same");
    }
    return {};
}

QString ExchangeText::difference(const mapping::Difference &one)
{
    QStringList out;
    if (one.change == Change::Conflict)
        out.append(fill(tr("%1 is filled by %2, which would lose it."),
                        {shown(one.after.target), shown(one.holder)}));
    if (one.change != Change::Same && one.unknownColumn)
        out.append(fill(tr("There is no column %1 here."), {shown(one.after.source)}));
    if (one.change != Change::Same && one.unknownTarget)
        out.append(fill(tr("The schema has no field %1."), {shown(one.after.target)}));
    return out.join(u' ');
}

QString ExchangeText::tenant()
{
    return tr("The rows come from another organisation: its fields below %1 are taken as this "
              "schema's below %2.");
}

} // namespace

QString exchangeSentence(const ExchangeProblem &problem)
{
    QStringList arguments;
    for (const QString &argument : problem.arguments)
        arguments.append(shown(argument));
    const QString sentence = fill(ExchangeText::fault(problem), arguments);
    const QString place = ExchangeText::place(problem);
    return place.isEmpty() ? sentence : fill(ExchangeText::placed(), {place, sentence});
}

QString changeWord(Change change)
{
    return ExchangeText::change(change);
}

QString differenceSentence(const mapping::Difference &difference)
{
    return ExchangeText::difference(difference);
}

QString tenantSentence(const mapping::TenantRewrite &rewrite)
{
    return fill(ExchangeText::tenant(), {shown(rewrite.from), shown(rewrite.to)});
}

QString rowSourceText(const MappingRow &row)
{
    return row.kind == MappingKind::Constant
               ? fill(ExchangeText::constant(), {shown(row.source, 200)})
               : shown(row.source, 200);
}

QString rowText(const MappingRow &row)
{
    const QString target = row.target.isEmpty() ? ExchangeText::noField() : shown(row.target, 200);
    return rowSourceText(row) + u" → "_s + target;
}

} // namespace dfw::ui
