// SPDX-License-Identifier: Apache-2.0
#include "editor/formulacolours.h"

#include "style/tokens.h"

#include <QTextBlock>

namespace dfw::ui {

FormulaColours::FormulaColours(QPlainTextEdit &edit)
    : QSyntaxHighlighter(edit.document()), m_edit(edit)
{
}

void FormulaColours::take(const QString &text, const QStringList &columns)
{
    m_spans = formulaSpans(text, columns);
    rehighlight();
}

void FormulaColours::highlightBlock(const QString &text)
{
    const qsizetype from = currentBlock().position();
    const qsizetype end = from + text.size();
    for (const FormulaSpan &span : std::as_const(m_spans)) {
        const qsizetype first = qMax(span.from, from);
        const qsizetype last = qMin(span.from + span.length, end);
        if (first < last)
            setFormat(int(first - from), int(last - first), format(span.role));
    }
}

QTextCharFormat FormulaColours::format(FormulaRole role) const
{
    const Tokens &colours = tokens(&m_edit);
    QTextCharFormat out;
    switch (role) {
    case FormulaRole::Column:
        out.setForeground(colours.accent);
        break;
    case FormulaRole::UnknownColumn:
        out.setForeground(colours.err);
        out.setUnderlineStyle(QTextCharFormat::DashUnderline);
        break;
    case FormulaRole::Function:
        out.setForeground(colours.lineFormula);
        out.setFontWeight(QFont::DemiBold);
        break;
    case FormulaRole::UnknownFunction:
        out.setForeground(colours.err);
        out.setFontWeight(QFont::DemiBold);
        out.setUnderlineStyle(QTextCharFormat::DashUnderline);
        break;
    case FormulaRole::Text:
        out.setForeground(colours.ok);
        out.setFontItalic(true);
        break;
    case FormulaRole::Number:
        out.setForeground(colours.info);
        break;
    case FormulaRole::Word:
        out.setForeground(colours.text);
        out.setFontWeight(QFont::DemiBold);
        break;
    case FormulaRole::Operator:
        out.setForeground(colours.muted);
        break;
    }
    return out;
}

} // namespace dfw::ui
