// SPDX-License-Identifier: Apache-2.0
#include "editor/fieldpane.h"

#include "editor/canvasaccess.h"
#include "models/typetiles.h"
#include "style/icons.h"
#include "style/paintkit.h"

#include <QKeyEvent>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int chevronLeft = 22;
constexpr int wordRight = 22; // the scroll bar and the selection's bar
constexpr int gap = 8;

} // namespace

FieldPane::FieldPane(CanvasScene &scene, CanvasLink &link, QWidget *parent)
    : CanvasPane(scene, link, parent)
{
    setObjectName(u"fieldPane"_s);
    setAccessibleName(tr("Fields"));
    connect(&scene, &CanvasScene::expansionChanged, this,
            [this](int node) { tellExpansion(*this, node); });
}

int FieldPane::rowOf(int key)
{
    const FieldRows &fields = scene().fields();
    return key < fields.nodeCount() ? fields.rowOf(key) : -1;
}

int FieldPane::standIn(int key)
{
    const FieldRows &fields = scene().fields();
    const int row = key < fields.nodeCount() ? fields.anchorOf(key) : -1;
    return row < 0 ? -1 : fields.at(row);
}

QString FieldPane::tipOf(int key)
{
    const SchemaField &field = scene().fields().field(key);
    QStringList lines{field.path};
    if (!field.title.isEmpty() && field.title != nameOf(key))
        lines.append(field.title);
    if (!field.description.isEmpty())
        lines.append(field.description);
    if (!field.enumValues.isEmpty())
        lines.append(tr("Takes %1 only.").arg(field.enumValues.mid(0, 8).join(u", "_s)));
    return lines.join(u'\n');
}

QString FieldPane::wordsOf(int key)
{
    const FieldRows &fields = scene().fields();
    const SchemaField &field = fields.field(key);
    const TileKind tile = tileFor(field.type);
    QStringList words{fields.nameOf(key), tile == TileKind::None ? field.rawType : tileWord(tile),
                      tr("level %1").arg(fields.depthOf(key) + 1)};
    if (scene().isRequired(key))
        words.append(tr("required"));
    if (scene().isIdentity(key))
        words.append(tr("identity"));
    if (const int inside = scene().linesInside(key); inside > 0)
        words.append(tr("%n mapped inside", nullptr, inside));
    const int row = scene().rowOfNode(key);
    if (row >= 0) {
        words.append(tr("from %1").arg(scene().rows().at(row).source));
        const presenters::RowState state = scene().presenter().stateOf(row);
        if (state == presenters::RowState::Warning)
            words.append(tr("look at it"));
        else if (state == presenters::RowState::Broken)
            words.append(tr("broken"));
    } else if (field.isLeaf()) {
        words.append(tr("not mapped"));
    }
    words.removeAll(QString());
    return words.join(u", "_s);
}

Handle FieldPane::handleOf(int key)
{
    const bool closed = scene().fields().hasChildren(key) && !scene().fields().isExpanded(key);
    Handle out{.kind = scene().nodeKind(key)};
    const bool sought = link().seeksField();
    out.ringed = (link().isOn() ? !sought && link().node() == key : scene().isNodeSelected(key)) ||
                 (hasFocus() && current() == key) || (sought && isTarget(key));
    if (!out.ringed && !link().isOn() && !scene().hovered().isNothing())
        out.ringed = scene().hasHoveredLine(
            scene().lines().ofNodes(key, closed ? scene().fields().endOf(key) : key + 1));
    if (closed && out.kind && !scene().fields().field(key).isLeaf()) {
        out.shape = Handle::Bar;
        return out;
    }
    if (scene().isRequired(key)) {
        out.shape = Handle::Diamond;
        out.missing = scene().rowOfNode(key) < 0;
    }
    out.offers = sought && !out.kind && link().fit(key) == Fit::Good;
    return out;
}

int FieldPane::nameLeft(int key)
{
    return chevronLeft + look().indent * (scene().fields().depthOf(key) + 1);
}

bool FieldPane::isChevron(int key, int x)
{
    const int left = nameLeft(key) - look().indent;
    return scene().fields().hasChildren(key) && x >= left - 6 && x < left + look().indent;
}

void FieldPane::paintRow(QPainter *painter, int key, const QRect &rect)
{
    const Tokens &t = tokens(this);
    const FieldRows &fields = scene().fields();
    const SchemaField &field = fields.field(key);
    const bool selected = scene().isNodeSelected(key) && !link().isOn();
    const bool group = !field.isLeaf();
    QColor ink =
        paintGround(painter, key, rect, selected, scene().hovered().node == key && !link().isOn());
    if (!isWanted(rect.adjusted(handleRoom, 0, 0, 0)))
        return;
    if (group && !selected)
        ink = t.muted;
    if (fields.hasChildren(key))
        drawIcon(painter, QRectF(nameLeft(key) - look().indent - 2, rect.top(), 16, rect.height()),
                 fields.isExpanded(key) ? u"chev-down"_s : u"chev-right"_s, t.muted,
                 look().scaled(14));
    const int wordLeft = width() - wordRight - look().wordWidth;
    const int tileLeft = wordLeft - gap - look().tileSize.width();
    const QRect name(nameLeft(key), rect.top(), tileLeft - gap - nameLeft(key), rect.height());
    const int used = texts().paint(painter, name, fields.nameOf(key),
                                   selected ? look().strong : look().body, ink);
    // A group has no type: its marks have the room to the end.
    const int end =
        group && field.path != scene().tenantRoot() ? width() - wordRight : name.right();
    paintMarks(painter, key,
               QRect(QPoint(name.left() + used + gap, rect.top()), QPoint(end, rect.bottom())));
    const TileKind tile = tileFor(field.type);
    if (group) {
        if (field.path == scene().tenantRoot())
            texts().paint(painter, QRect(wordLeft, rect.top(), look().wordWidth, rect.height()),
                          tr("tenant"), look().help, t.muted);
        return;
    }
    paintCanvasTile(painter, QRect(tileLeft, rect.top(), look().tileSize.width(), rect.height()),
                    tile, look(), t);
    texts().paint(painter, QRect(wordLeft, rect.top(), look().wordWidth, rect.height()),
                  tile == TileKind::None ? field.rawType : tileWord(tile), look().help, t.muted);
}

void FieldPane::paintMarks(QPainter *painter, int key, QRect rest)
{
    const Tokens &t = tokens(this);
    const auto take = [&](int width) { rest.setLeft(rest.left() + width + gap); };
    if (scene().isRequired(key))
        take(texts().paint(painter, rest, tr("required"), look().help, t.link));
    if (scene().isIdentity(key) && rest.width() >= look().scaled(16)) {
        drawIcon(painter, QRectF(rest.left(), rest.top(), look().scaled(16), rest.height()),
                 u"id"_s, t.info, look().scaled(14));
        take(look().scaled(16));
    }
    const FieldRows &fields = scene().fields();
    if (fields.hasChildren(key) && !fields.isExpanded(key)) {
        if (const int inside = scene().linesInside(key); inside > 0) {
            const QString text = tr("%n inside", nullptr, inside);
            const QFontMetrics metrics(look().badge);
            const QRect pill(rest.left(), rest.center().y() - (metrics.height() + 4) / 2,
                             metrics.horizontalAdvance(text) + 16, metrics.height() + 4);
            if (pill.right() <= rest.right()) {
                paintBox(painter, pill, pill.height() / 2.0, t.tint,
                         t.contrast ? t.line : QColor());
                paintText(painter, pill, text, look().badge, t.accent, Qt::AlignCenter);
            }
        }
    }
}

QString FieldPane::emptyText()
{
    if (scene().fields().nodeCount() == 0)
        return tr("No fields yet. They come with the schema.");
    return tr("No field fits. Clear the search or choose another filter.");
}

void FieldPane::keyPressEvent(QKeyEvent *event)
{
    const int key = current();
    if (key < 0 || event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) {
        CanvasPane::keyPressEvent(event);
        return;
    }
    const FieldRows &fields = scene().fields();
    const bool parent = fields.hasChildren(key);
    switch (event->key()) {
    case Qt::Key_Left:
        if (parent && fields.isExpanded(key))
            scene().setExpanded(key, false);
        else if (fields.parentOf(key) >= 0)
            setCurrent(fields.parentOf(key)), Q_EMIT currentMoved(current());
        return;
    case Qt::Key_Right:
        if (parent && !fields.isExpanded(key))
            scene().setExpanded(key, true);
        else if (parent && fields.rowOf(key) + 1 < fields.count())
            setCurrent(fields.at(fields.rowOf(key) + 1)), Q_EMIT currentMoved(current());
        return;
    case Qt::Key_Space:
        if (parent) {
            scene().setExpanded(key, !fields.isExpanded(key));
            return;
        }
        break;
    default:
        break;
    }
    CanvasPane::keyPressEvent(event);
}

} // namespace dfw::ui
