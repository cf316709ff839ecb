// SPDX-License-Identifier: Apache-2.0
#include "style/paintkit.h"
#include "style/tokens.h"
#include "style/typescale.h"
#include "widgets/requestdock.h"

#include <QPainter>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace dfw::ui {

namespace {

// A name in braces, not an object: {sourceConnection.id}, also as "{sourceConnection.id}".
const QRegularExpression &unknownValue()
{
    static const QRegularExpression pattern(u"\"?\\{[A-Za-z][\\w.\\-]*\\}\"?"_s);
    return pattern;
}

} // namespace

JsonView::JsonView(QWidget *parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setType(this, Type::Mono);
    setTabChangesFocus(true);
    setAccessibleName(tr("Body of the request"));
    document()->setDocumentMargin(8);
    // Text can be selected by keyboard too.
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    viewport()->setAutoFillBackground(false);
}

void JsonView::setJson(const QString &text, const QList<int> &markedLines)
{
    m_marked = markedLines;
    setPlainText(text);
    viewport()->update();
}

void JsonView::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        const Tokens &t = tokens(this);
        painter.fillRect(viewport()->rect(), t.window);
        for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
            const QRectF area = blockBoundingGeometry(block).translated(contentOffset());
            if (area.top() > viewport()->height())
                break;
            if (m_marked.contains(block.blockNumber())) {
                painter.fillRect(QRectF(0, area.top(), viewport()->width(), area.height()), t.tint);
                painter.fillRect(QRectF(0, area.top(), 3, area.height()), t.accent);
            }
            auto matches = unknownValue().globalMatch(block.text());
            while (matches.hasNext()) {
                const auto match = matches.next();
                const int from = static_cast<int>(match.capturedStart());
                const int to = static_cast<int>(match.capturedEnd());
                const QTextLine line = block.layout()->lineForTextPosition(from);
                // A value broken over two lines gets no box rather than a wrong one.
                if (!line.isValid() || to > line.textStart() + line.textLength())
                    continue;
                const double left = area.left() + line.cursorToX(from);
                const double right = area.left() + line.cursorToX(to);
                const QRectF box(left - 2, area.top() + line.y(), right - left + 4, line.height());
                paintDashedBox(&painter, box, 3, t.surface, t.ctl, 1);
            }
        }
    }
    QPlainTextEdit::paintEvent(event);
}

} // namespace dfw::ui
