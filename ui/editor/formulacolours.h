// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/formulasyntax.h"

#include <QPlainTextEdit>
#include <QSyntaxHighlighter>

namespace dfw::ui {

/// Shows the roles in a formula's text. A role is a colour and a shape: functions semibold, texts
/// italic, what is not known underlined.
class FormulaColours : public QSyntaxHighlighter
{
public:
    /// The colours follow the style of `edit`, which owns this.
    explicit FormulaColours(QPlainTextEdit &edit);

    void take(const QString &text, const QStringList &columns);

protected:
    void highlightBlock(const QString &text) override;

private:
    QTextCharFormat format(FormulaRole role) const;

    const QPlainTextEdit &m_edit;
    QList<FormulaSpan> m_spans;
};

} // namespace dfw::ui
