// SPDX-License-Identifier: Apache-2.0
#include "editor/columnpane.h"

#include "models/lookslike.h"
#include "models/typetiles.h"
#include "presenters/columnprofile.h"
#include "style/icons.h"
#include "style/paintkit.h"

#include <algorithm>
#include <QScrollBar>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int nameLeft = 14;
constexpr int besideBar = 22; // where a scroll bar stands at the left
constexpr int mostOfSample = 80;

} // namespace

ColumnPane::ColumnPane(CanvasScene &scene, CanvasLink &link, QWidget *parent)
    : CanvasPane(scene, link, parent)
{
    setObjectName(u"columnPane"_s);
    setAccessibleName(tr("Columns"));
}

int ColumnPane::rowOf(int key)
{
    const ColumnRows &columns = scene().columns();
    return key < columns.all().size() ? columns.rowOf(key) : -1;
}

QString ColumnPane::tipOf(int key)
{
    const CanvasColumn &column = scene().columns().all().at(key);
    QStringList lines{column.name};
    if (column.missing)
        lines.append(tr("This column is not chosen, or no longer in the table."));
    else if (!column.rawType.isEmpty())
        lines.append(column.rawType);
    presenters::ColumnChoice choice;
    if (const Column *own = scene().presenter().plan().column(column.name)) {
        choice.column = *own;
        presenters::describe(choice, scene().presenter().sample());
    }
    if (choice.rows > 0)
        lines.append(tr("%1 filled, %n different value(s) in the sample", nullptr, choice.distinct)
                         .arg(percent(choice.filled, choice.rows)));
    if (const LooksLike what = looksLike(choice); choice.rows > 0 && what != LooksLike::Nothing)
        lines.append(looksLikeBadge(what, choice).text);
    if (!choice.sample.isEmpty())
        lines.append(tr("For example: %1").arg(choice.sample.simplified().left(mostOfSample)));
    return lines.join(u'\n');
}

QString ColumnPane::wordsOf(int key)
{
    const CanvasColumn &column = scene().columns().all().at(key);
    QStringList words{column.name, column.missing ? tr("not chosen") : column.rawType};
    QStringList targets;
    std::optional<LineKind> worst;
    for (const int line : scene().lines().ofColumn(key)) {
        const CanvasLine &one = scene().lines().at(line);
        if (one.kind == LineKind::Suggestion) {
            words.append(tr("suggestion: %1").arg(scene().fields().field(one.node).path));
            continue;
        }
        targets.append(scene().rows().at(one.row).target);
        worst = qMax(worst.value_or(one.kind), one.kind);
    }
    words.append(targets.isEmpty() ? tr("not mapped")
                                   : tr("maps to %1").arg(targets.join(u", "_s)));
    if (worst == LineKind::Warning)
        words.append(tr("look at it"));
    else if (worst == LineKind::Broken)
        words.append(tr("broken"));
    words.removeAll(QString());
    return words.join(u", "_s);
}

Handle ColumnPane::handleOf(int key)
{
    Handle out{.kind = scene().columnKind(key)};
    const bool fixed = link().isOn() && link().seeksField() && link().column() == key;
    out.ringed = fixed || (!link().isOn() && scene().isColumnSelected(key)) ||
                 (hasFocus() && current() == key);
    if (!out.ringed && !link().isOn() && !scene().hovered().isNothing())
        out.ringed = scene().hasHoveredLine(scene().lines().ofColumn(key));
    out.offers = link().seeks() == CanvasLink::Seeks::Column && link().fit(key) == Fit::Good;
    return out;
}

void ColumnPane::paintRow(QPainter *painter, int key, const QRect &rect)
{
    const Tokens &t = tokens(this);
    const CanvasColumn &column = scene().columns().all().at(key);
    const bool selected = scene().isColumnSelected(key) && !link().isOn();
    const QColor ink = paintGround(painter, key, rect, selected,
                                   scene().hovered().column == key && !link().isOn());
    if (!isWanted(rect.adjusted(0, 0, -handleRoom, 0)))
        return;
    const int tileLeft = qRound(width() * 0.42);
    const int sampleLeft = tileLeft + look().tileSize.width() + look().scaled(14);
    const int left = bar()->isVisible() ? besideBar : nameLeft;
    QRect name(left, rect.top(), tileLeft - left - 8, rect.height());
    if (column.missing) {
        drawIcon(painter, QRectF(name.left(), name.top(), 16, name.height()), u"warn"_s, t.warn,
                 14);
        name.setLeft(name.left() + 20);
    }
    texts().paint(painter, name, column.name, selected ? look().strong : look().body, ink);
    const QRect tile(tileLeft, rect.top(), look().tileSize.width(), rect.height());
    paintCanvasTile(painter, tile, tileFor(column.type), look(), t);
    paintText(painter,
              QRect(sampleLeft, rect.top(), width() - sampleLeft - handleRoom, rect.height()),
              column.missing ? tr("not chosen") : scene().sampleOf(key), look().help, t.muted);
}

QString ColumnPane::emptyText()
{
    if (scene().columns().all().isEmpty())
        return tr("No columns yet. Choose them on the Columns page.");
    return tr("No column fits. Clear the search or choose another filter.");
}

} // namespace dfw::ui
