// SPDX-License-Identifier: Apache-2.0
// How the gutter is painted: resting lines, then what stands out, then signs, handles and pills.
#include "editor/canvasgutter.h"

#include "style/icons.h"
#include "style/paintkit.h"

#include <QLineF>
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int fewCurves = 15;
constexpr double fewWidth = 1.6;
constexpr double raisedWidth = 2.5;
constexpr double underlay = 4;
constexpr double besideSelection = 0.55;
constexpr double besideLink = 0.35;
constexpr int stubLength = 34;
constexpr int stubDrop = 13;
constexpr int chipIcon = 14;
constexpr double bundleJoint = 0.32; // of the gutter's width

// A fading piece, drawn once for each look: gradients are slow.
QPixmap stubPicture(const QColor &colour, LineKind kind, double width, int towards, bool mirrored,
                    qreal dpr)
{
    const QString key = u"dfw/stub/%1/%2/%3/%4/%5/%6"_s.arg(colour.name())
                            .arg(int(kind))
                            .arg(width)
                            .arg(towards)
                            .arg(mirrored)
                            .arg(dpr);
    QPixmap picture;
    if (QPixmapCache::find(key, &picture))
        return picture;
    const QSize size(stubLength, 2 * stubDrop + 6);
    picture = QPixmap(size * dpr);
    picture.setDevicePixelRatio(dpr);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    if (mirrored) {
        painter.translate(size.width(), 0);
        painter.scale(-1, 1);
    }
    QLinearGradient fade(0, 0, stubLength, 0);
    QColor gone = colour;
    gone.setAlpha(0);
    fade.setColorAt(0.35, colour);
    fade.setColorAt(1, gone);
    QPen pen = linePen(colour, kind, width);
    pen.setBrush(fade);
    const double y = size.height() / 2.0;
    QPainterPath path(QPointF(0, y));
    path.cubicTo(stubLength * 0.6, y, stubLength * 0.8, y + towards * stubDrop * 0.3, stubLength,
                 y + towards * stubDrop);
    painter.setPen(pen);
    painter.drawPath(path);
    painter.end();
    QPixmapCache::insert(key, picture);
    return picture;
}

} // namespace

bool CanvasGutter::isRaised(int line)
{
    return !m_link.isOn() && (m_scene.isLineSelected(line) || m_scene.isLineHovered(line));
}

double CanvasGutter::restingWidth() const
{
    if (m_layout.curves <= fewCurves)
        return fewWidth;
    return m_still.isActive() ? 0 : 1;
}

void CanvasGutter::paintEvent(QPaintEvent *)
{
    (void)layout();
    const Tokens &t = tokens(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect between(overlap, 0, width() - 2 * overlap, height());
    painter.fillRect(between, t.window);
    painter.fillRect(QRect(between.left(), 0, 1, height()), t.line);
    painter.fillRect(QRect(between.right(), 0, 1, height()), t.line);

    const bool manyBesideRaised = (m_scene.hasSelectedLine() || !m_scene.hovered().isNothing()) &&
                                  m_scene.lines().all().size() > manyLines;
    painter.setOpacity(m_link.isOn() ? besideLink : manyBesideRaised ? besideSelection : 1.0);
    if (m_link.isOn()) {
        // Nothing but the loose end moves: the rest is a picture.
        const qreal dpr = devicePixelRatioF();
        if (m_resting.isNull()) {
            m_resting = QPixmap(size() * dpr);
            m_resting.setDevicePixelRatio(dpr);
            m_resting.fill(Qt::transparent);
            QPainter own(&m_resting);
            own.setRenderHint(QPainter::Antialiasing);
            paintResting(&own);
        }
        painter.drawPixmap(0, 0, m_resting);
    } else {
        paintResting(&painter);
    }
    painter.setOpacity(1);
    paintRaised(&painter);
    paintSigns(&painter);
    for (const DrawnLine &line : std::as_const(m_layout.lines)) {
        if (line.shape == DrawnLine::Chip)
            paintChip(&painter, line);
    }
    if (m_link.isOn())
        paintLink(&painter);
    paintHandles(&painter);
    paintPills(&painter);
}

void CanvasGutter::paintResting(QPainter *painter)
{
    const Tokens &t = tokens(this);
    const double width = restingWidth();
    for (const LineBundle &bundle : std::as_const(m_layout.bundles))
        paintBundle(painter, bundle);
    for (const DrawnLine &line : std::as_const(m_layout.lines)) {
        if (line.shape == DrawnLine::Chip || isRaised(line.line))
            continue;
        if (line.shape != DrawnLine::Curve) {
            paintStub(painter, line);
            continue;
        }
        const LineKind kind = m_scene.lines().at(line.line).kind;
        paintCurve(painter, curveOf(line), linePen(lineColour(t, kind), kind, width));
    }
}

void CanvasGutter::paintRaised(QPainter *painter)
{
    const Tokens &t = tokens(this);
    for (const DrawnLine &line : std::as_const(m_layout.lines)) {
        if (line.shape == DrawnLine::Chip || !isRaised(line.line))
            continue;
        if (line.shape != DrawnLine::Curve) {
            paintStub(painter, line);
            continue;
        }
        const LineKind kind = m_scene.lines().at(line.line).kind;
        const Curve curve = curveOf(line);
        paintCurve(painter, curve, QPen(t.window, raisedWidth + underlay));
        paintCurve(painter, curve, linePen(lineColour(t, kind), kind, raisedWidth));
    }
}

void CanvasGutter::paintStub(QPainter *painter, const DrawnLine &line)
{
    const CanvasLine &one = m_scene.lines().at(line.line);
    const QColor colour = lineColour(tokens(this), one.kind);
    const bool mirrored = line.shape == DrawnLine::FieldStub;
    const QPixmap picture =
        stubPicture(colour, one.kind, isRaised(line.line) ? raisedWidth : qMax(1.0, restingWidth()),
                    line.towards, mirrored, devicePixelRatioF());
    const double high = 2 * stubDrop + 6;
    painter->drawPixmap(QPointF(mirrored ? right() - handleGap - stubLength : left() + handleGap,
                                line.from - high / 2),
                        picture);
}

QString CanvasGutter::chipText(const DrawnLine &line)
{
    const CanvasLine &one = m_scene.lines().at(line.line);
    const int shown = m_scene.fields().anchorOf(one.node);
    if (shown >= 0 && m_scene.fields().at(shown) != one.node)
        return tr("%n value(s)", nullptr,
                  static_cast<int>(m_scene.linesInside(m_scene.fields().at(shown))));
    return m_scene.rows().at(one.row).source;
}

QRect CanvasGutter::chipPlace(const DrawnLine &line)
{
    const CanvasLook &look = m_columns.look();
    const QFontMetrics metrics(look.badge);
    const int most = qRound((right() - left()) * 0.55);
    QRect chip(0, 0, qMin(most, metrics.horizontalAdvance(chipText(line)) + chipIcon + 24),
               qMin(metrics.height() + 6, look.rowHeight - 2));
    chip.moveCenter(QPoint(0, qRound(line.to)));
    chip.moveRight(qRound(right()) - 40);
    return chip;
}

void CanvasGutter::paintChip(QPainter *painter, const DrawnLine &line)
{
    const Tokens &t = tokens(this);
    const CanvasLine &one = m_scene.lines().at(line.line);
    const CanvasLook &look = m_columns.look();
    const bool raised = isRaised(line.line);
    const QColor colour = lineColour(t, one.kind);
    const QRect chip = chipPlace(line);
    painter->save();
    if (m_link.isOn() && m_link.row() != one.row)
        painter->setOpacity(besideLink);
    paintCurve(painter,
               {QPointF(chip.right(), line.to), {}, {}, QPointF(right() - handleGap, line.to)},
               linePen(colour, one.kind, raised ? raisedWidth : fewWidth));
    paintBox(painter, chip, chip.height() / 2.0, t.surface, colour, raised ? 2 : 1);
    const QString sign = one.kind >= LineKind::Warning ? lineSign(one)
                         : one.formula                 ? u"fx"_s
                                                       : u"lock"_s;
    drawIcon(painter, QRectF(chip.left() + 8, chip.top(), chipIcon, chip.height()), sign, colour,
             13);
    paintText(painter, chip.adjusted(chipIcon + 12, 0, -8, 0), chipText(line), look.badge, t.text);
    painter->restore();
}

void CanvasGutter::paintBundle(QPainter *painter, const LineBundle &bundle)
{
    const Tokens &t = tokens(this);
    const QColor colour = lineColour(t, bundle.kind);
    const QPointF end(right() - handleGap, bundle.to);
    if (bundle.branches.isEmpty())
        return;
    const QPointF joint(left() + (right() - left()) * bundleJoint, bundle.middle());
    for (const LineBundle::Branch &branch : bundle.branches) {
        const LineKind kind = m_scene.lines().at(branch.line).kind;
        paintCurve(painter, curveBetween({left() + handleGap, branch.from}, joint),
                   linePen(lineColour(t, kind), kind,
                           isRaised(branch.line) ? raisedWidth
                           : restingWidth() == 0 ? 0
                                                 : 1));
    }
    const Curve trunk = curveBetween(joint, end);
    paintCurve(painter, trunk, linePen(colour, bundle.kind, raisedWidth));
    const QFontMetrics metrics(m_columns.look().badge);
    const QString count = QString::number(bundle.count);
    QRectF pill(0, 0, metrics.horizontalAdvance(count) + 16, metrics.height() + 4);
    pill.moveCenter(trunk.at(0.5));
    paintBox(painter, pill, pill.height() / 2, t.surface, colour, 1.5);
    paintText(painter, pill.toRect(), count, m_columns.look().badge, t.text, Qt::AlignCenter);
}

void CanvasGutter::paintSigns(QPainter *painter)
{
    const Tokens &t = tokens(this);
    const bool many = m_scene.lines().all().size() > manyLines;
    QList<QPointF> taken;
    const auto isFree = [&](const QPointF &at) {
        const bool clear = std::none_of(taken.begin(), taken.end(), [&](const QPointF &p) {
            return QLineF(p, at).length() < 23;
        });
        return clear &&
               std::none_of(
                   m_layout.lines.begin(), m_layout.lines.end(), [&](const DrawnLine &other) {
                       return other.shape == DrawnLine::Chip &&
                              chipPlace(other).adjusted(-12, -12, 12, 12).contains(at.toPoint());
                   });
    };
    for (const DrawnLine &line : std::as_const(m_layout.lines)) {
        const CanvasLine &one = m_scene.lines().at(line.line);
        const QString sign = lineSign(one);
        if (sign.isEmpty() || line.shape == DrawnLine::Chip)
            continue;
        if (many && one.kind < LineKind::Warning && !isRaised(line.line))
            continue;
        QPointF at;
        if (line.shape == DrawnLine::Curve) {
            // Beside a sign that is there already.
            for (const double along : {0.5, 0.42, 0.58, 0.34, 0.66}) {
                at = curveOf(line).at(along);
                if (isFree(at))
                    break;
            }
        } else if (one.node < 0 && line.shape == DrawnLine::ColumnStub) {
            at = {left() + handleGap + stubLength, line.from}; // no such field
        } else {
            continue;
        }
        taken.append(at);
        painter->save();
        if (m_link.isOn())
            painter->setOpacity(0.6);
        paintSign(painter, at, sign, lineColour(t, one.kind), t, t.window);
        painter->restore();
    }
}

void CanvasGutter::paintHandles(QPainter *painter)
{
    const Tokens &t = tokens(this);
    const PaneWindow left = m_columns.window();
    for (int row = left.firstRow(); row < left.lastRow(); ++row)
        paintHandle(painter, columnHandle(row), m_columns.handleOf(m_columns.keyAt(row)), t);
    const PaneWindow right = m_fields.window();
    for (int row = right.firstRow(); row < right.lastRow(); ++row) {
        const int node = m_fields.keyAt(row);
        const Handle handle = m_fields.handleOf(node);
        // A group has a handle only for what it hides.
        if (!m_scene.fields().field(node).isLeaf() && !handle.kind)
            continue;
        paintHandle(painter, fieldHandle(row), handle, t);
    }
}

void CanvasGutter::paintPills(QPainter *painter)
{
    const Tokens &t = tokens(this);
    for (const Pill &pill : std::as_const(m_pills)) {
        paintBox(painter, pill.place, pill.place.height() / 2.0, t.surface,
                 t.contrast ? t.ctl : t.line);
        paintText(painter, pill.place, pill.text, m_columns.look().badge, t.text, Qt::AlignCenter);
    }
}

void CanvasGutter::paintLink(QPainter *painter)
{
    const Tokens &t = tokens(this);
    const auto within = [this](QPointF point) {
        point.setY(qBound(-4.0, point.y(), height() + 4.0));
        return point;
    };
    const int over = m_link.over();
    const bool refused = over >= 0 && m_link.fit(over) == Fit::Never;
    QPointF from;
    QPointF to;
    if (m_link.seeksField()) {
        const int row = m_link.column() < 0 ? -1 : m_columns.rowOf(m_link.column());
        from = row >= 0 ? within(columnHandle(row)) : QPointF(left(), height() / 2.0);
        const int target = over < 0 ? -1 : m_fields.rowOf(over);
        if (target >= 0 && !refused)
            to = fieldHandle(target);
        else
            to = m_pointer     ? QPointF(qBound(from.x() + 30, m_pointer->x() * 1.0, right() - 30),
                                         m_pointer->y())
                 : target >= 0 ? fieldHandle(target) - QPointF(30, 0)
                               : from + QPointF(60, 0);
    } else {
        const int row = m_fields.rowOf(m_link.node());
        to = row >= 0 ? within(fieldHandle(row)) : QPointF(right(), height() / 2.0);
        const int target = over < 0 ? -1 : m_columns.rowOf(over);
        if (target >= 0 && !refused)
            from = columnHandle(target);
        else
            from = m_pointer     ? QPointF(qBound(left() + 30, m_pointer->x() * 1.0, to.x() - 30),
                                           m_pointer->y())
                   : target >= 0 ? columnHandle(target) + QPointF(30, 0)
                                 : to - QPointF(60, 0);
    }
    const QColor colour = refused ? t.lineBroken : t.accent;
    const Curve curve = curveBetween(from + QPointF(handleGap, 0), to - QPointF(handleGap, 0));
    paintCurve(painter, curve, QPen(t.window, raisedWidth + underlay));
    paintCurve(painter, curve, QPen(colour, raisedWidth));
    const bool loose = over < 0 || refused;
    if (loose) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colour);
        painter->drawEllipse(m_link.seeksField() ? curve.to : curve.from, 5, 5);
    }
}

} // namespace dfw::ui
