// SPDX-License-Identifier: Apache-2.0
#include "editor/mappingcanvas.h"

#include "editor/canvasaccess.h"
#include "editor/canvasbody.h"
#include "editor/canvasheader.h"
#include "style/metrics.h"
#include "style/paintkit.h"
#include "widgets/inputs.h"

#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double leastZoom = 0.6;
constexpr double mostZoom = 2;
constexpr double zoomStep = 0.1;

} // namespace

MappingCanvas::MappingCanvas(MappingModel &model, presenters::MappingPresenter &presenter,
                             RowSelection &selection, QWidget *parent)
    : QWidget(parent), m_scene(model, presenter, selection), m_link(new CanvasLink(m_scene, this)),
      m_body(new CanvasBody(m_scene, *m_link, this)),
      m_columnHeader(new PaneHeader(tr("Columns"), tr("Find a column"), u"columnSearch"_s, this)),
      m_fieldHeader(new PaneHeader(tr("Fields"), tr("Find a field"), u"fieldSearch"_s, this))
{
    setObjectName(u"mappingCanvas"_s);
    setAccessibleName(tr("Mapping as a picture"));
    setMinimumSize(480, 200);
    const auto search = [this] {
        m_scene.setSearch(m_columnHeader->search()->text(), m_fieldHeader->search()->text());
    };
    connect(m_columnHeader->search(), &QLineEdit::textChanged, this, search);
    connect(m_fieldHeader->search(), &QLineEdit::textChanged, this, search);
    connect(&m_scene, &CanvasScene::laidOut, this, &MappingCanvas::showCounts);
    connect(m_body, &CanvasBody::resized, this, &MappingCanvas::place);
    connect(m_body, &CanvasBody::editRequested, this, &MappingCanvas::editRequested);
    connect(m_link, &CanvasLink::changed, this, [this] { Q_EMIT hint(m_link->sentence()); });
    connect(m_link, &CanvasLink::refused, this, &MappingCanvas::hint);
    connect(columnPane(), &CanvasPane::currentMoved, this, [this](int key) { follow(key, false); });
    connect(fieldPane(), &CanvasPane::currentMoved, this, [this](int key) { follow(key, true); });
    for (CanvasPane *pane :
         {static_cast<CanvasPane *>(columnPane()), static_cast<CanvasPane *>(fieldPane())})
        connect(pane, &CanvasPane::activated, this, [this, pane] { takeOrSet(pane); });
    connect(&model, &MappingModel::edited, this,
            [this](int row) { tellEdit(*m_body->gutter(), row); });
    connect(&selection, &RowSelection::changed, this, [this, &selection] {
        // What was selected elsewhere (in the table, by F8) comes into sight here.
        if (!m_scene.isChoosing() && isVisible())
            reveal(selection.current());
    });
    // From one side straight to the other, as a line goes.
    setTabOrder(m_columnHeader->search(), m_fieldHeader->search());
    setTabOrder(m_fieldHeader->search(), columnPane());
    setTabOrder(columnPane(), fieldPane());
    showCounts();
}

MappingCanvas::~MappingCanvas() = default;

ColumnPane *MappingCanvas::columnPane() const
{
    return m_body->columnPane();
}

FieldPane *MappingCanvas::fieldPane() const
{
    return m_body->fieldPane();
}

CanvasGutter *MappingCanvas::gutter() const
{
    return m_body->gutter();
}

void MappingCanvas::setSearch(const QString &columns, const QString &fields)
{
    m_columnHeader->search()->setText(columns);
    m_fieldHeader->search()->setText(fields);
}

void MappingCanvas::setSchemaTitle(const QString &title)
{
    m_fieldHeader->setTitle(title.isEmpty() ? tr("Fields") : title);
    place();
}

void MappingCanvas::setFilter(MappingFilter filter)
{
    m_scene.setFilter(filter);
}

void MappingCanvas::setFocusMode(bool on)
{
    m_scene.setFocusMode(on);
}

void MappingCanvas::setZoom(double zoom)
{
    zoom = qBound(leastZoom, zoom, mostZoom);
    if (qFuzzyCompare(zoom, m_zoom))
        return;
    m_zoom = zoom;
    m_body->setZoom(zoom);
    Q_EMIT zoomChanged(zoom);
}

void MappingCanvas::sortByField(bool on)
{
    m_scene.sortByField(on);
}

void MappingCanvas::reveal(int row)
{
    m_body->reveal(row);
}

void MappingCanvas::chooseField(int row)
{
    m_scene.settle();
    if (row < 0 || row >= m_scene.rows().size())
        return;
    reveal(row);
    const MappingRow &one = m_scene.rows().at(row);
    if (one.kind == MappingKind::Column && one.target.isEmpty()) {
        columnPane()->setFocus(Qt::OtherFocusReason);
        m_scene.selectColumn(m_scene.columnOfRow(row));
        takeOrSet(columnPane());
        return;
    }
    m_link->moveFieldEnd(row, CanvasLink::By::Keys);
    fieldPane()->setFocus(Qt::OtherFocusReason);
    m_link->pointAt(fieldPane()->current());
}

void MappingCanvas::cancelLink()
{
    m_link->cancel();
}

void MappingCanvas::showCounts()
{
    const int columns = static_cast<int>(m_scene.columns().all().size());
    const QLocale numbers = locale();
    m_columnHeader->setCount(
        tr("%1 of %2 mapped")
            .arg(numbers.toString(m_scene.mappedColumns()), numbers.toString(columns)));
    m_fieldHeader->setCount(
        tr("%1 of %2 used")
            .arg(numbers.toString(m_scene.usedFields()), numbers.toString(m_scene.leafCount())));
    place();
}

void MappingCanvas::place()
{
    const int left = m_body->columnWidth();
    const int right = m_body->fieldWidth();
    const bool one = m_columnHeader->fitsOneLine(left) && m_fieldHeader->fitsOneLine(right);
    m_columnHeader->setOneLine(one);
    m_fieldHeader->setOneLine(one);
    const int high =
        qMax(40, qMax(m_columnHeader->sizeHint().height(), m_fieldHeader->sizeHint().height()));
    m_columnHeader->setGeometry(1, 1, left - 1, high);
    m_fieldHeader->setGeometry(width() - 1 - right, 1, right, high);
    m_body->setGeometry(1, high + 2, width() - 2, qMax(0, height() - high - 3));
}

void MappingCanvas::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(this);
    QPainter painter(this);
    const int high = m_body->y();
    const int left = m_columnHeader->geometry().right() + 1;
    const int right = m_fieldHeader->x();
    painter.fillRect(rect(), t.window);
    painter.fillRect(QRect(0, 0, left, high), t.surface);
    painter.fillRect(QRect(right, 0, width() - right, high), t.surface);
    painter.fillRect(QRect(0, high - 1, left, 1), t.line);
    painter.fillRect(QRect(right, high - 1, width() - right, 1), t.line);
    painter.fillRect(QRect(left, 0, 1, high), t.line);
    painter.fillRect(QRect(right - 1, 0, 1, high), t.line);
    paintBox(&painter, rect(), radius::card, {}, t.line);
}

void MappingCanvas::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_body->resize(width() - 2, m_body->height()); // the headers take their widths from it
    place();
}

void MappingCanvas::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        place();
}

void MappingCanvas::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_scene.selection().current() >= 0)
        reveal(m_scene.selection().current());
}

void MappingCanvas::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        event->ignore();
        return;
    }
    setZoom(m_zoom + (event->angleDelta().y() > 0 ? zoomStep : -zoomStep));
    event->accept();
}

// Moving selects; while a line is drawn it moves its loose end instead.
void MappingCanvas::follow(int key, bool field)
{
    if (m_link->isOn()) {
        if (m_link->seeksField() == field)
            m_link->pointAt(key);
        return;
    }
    if (field)
        m_scene.selectNode(key);
    else
        m_scene.selectColumn(key);
}

// Which side it is does not follow from the focus: assistive technology acts on windows in the
// background, too.
void MappingCanvas::takeOrSet(CanvasPane *pane)
{
    const bool field = pane == fieldPane();
    const int key = pane->current();
    if (key < 0)
        return;
    if (m_link->isOn()) {
        if (m_link->seeksField() != field) {
            m_link->cancel();
            return;
        }
        CanvasPane *origin = field ? static_cast<CanvasPane *>(columnPane()) : fieldPane();
        const bool moves = m_link->row() >= 0;
        if (m_link->drop(key) && !moves)
            origin->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (field) {
        if (m_scene.fields().hasChildren(key) && m_scene.rowOfNode(key) < 0) {
            m_scene.setExpanded(key, !m_scene.fields().isExpanded(key));
            return;
        }
        m_link->fromNode(key, CanvasLink::By::Keys);
        if (m_link->seeks() == CanvasLink::Seeks::Column) {
            columnPane()->setFocus(Qt::OtherFocusReason);
            m_link->pointAt(columnPane()->current());
        }
        return;
    }
    m_link->fromColumn(key, CanvasLink::By::Keys);
    // A suggestion is where one would go anyway.
    for (const int line : m_scene.lines().ofColumn(key)) {
        const CanvasLine &one = m_scene.lines().at(line);
        if (one.kind == LineKind::Suggestion && one.node >= 0) {
            m_scene.revealRow(one.row);
            fieldPane()->setCurrent(one.node, false);
        }
    }
    fieldPane()->setFocus(Qt::OtherFocusReason);
    m_link->pointAt(fieldPane()->current());
}

void MappingCanvas::removeSelected()
{
    QList<int> own;
    QList<int> others;
    for (const int row : m_scene.selection().rows()) {
        if (row >= m_scene.rows().size())
            continue;
        const MappingRow &one = m_scene.rows().at(row);
        if (one.kind != MappingKind::Column)
            others.append(row);
        else if (!one.target.isEmpty())
            own.append(row);
    }
    // A formula that only reads the column goes when nothing else of it is there to go.
    const QList<int> rows = columnPane()->hasFocus() && !own.isEmpty() ? own : own + others;
    if (rows.isEmpty())
        return;
    m_scene.model().clearRows(rows);
    // Constants and formulas are gone, so that the numbers behind them have moved.
    if (columnPane()->hasFocus() && columnPane()->current() >= 0)
        m_scene.selectColumn(columnPane()->current());
    else
        m_scene.selection().clear();
}

void MappingCanvas::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return setZoom(m_zoom + zoomStep);
        case Qt::Key_Minus:
            return setZoom(m_zoom - zoomStep);
        case Qt::Key_0:
            return setZoom(1);
        default:
            return QWidget::keyPressEvent(event);
        }
    }
    m_scene.settle();
    const bool inPane = columnPane()->hasFocus() || fieldPane()->hasFocus();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (inPane)
            return takeOrSet(fieldPane()->hasFocus() ? static_cast<CanvasPane *>(fieldPane())
                                                     : columnPane());
        break;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (inPane && !m_link->isOn())
            return removeSelected();
        break;
    case Qt::Key_F2:
        if (inPane && m_scene.selection().current() >= 0) {
            Q_EMIT editRequested(m_scene.selection().current());
            return;
        }
        break;
    case Qt::Key_Escape:
        if (m_link->isOn()) {
            const bool back = m_link->row() < 0;
            CanvasPane *origin =
                m_link->seeksField() ? static_cast<CanvasPane *>(columnPane()) : fieldPane();
            m_link->cancel();
            if (inPane && back)
                origin->setFocus(Qt::OtherFocusReason);
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

} // namespace dfw::ui
