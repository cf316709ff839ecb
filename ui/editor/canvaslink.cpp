// SPDX-License-Identifier: Apache-2.0
#include "editor/canvaslink.h"

namespace dfw::ui {

using namespace Qt::StringLiterals;

CanvasLink::CanvasLink(CanvasScene &scene, QObject *parent) : QObject(parent), m_scene(scene)
{
    // Columns and fields may have other numbers now.
    connect(&scene, &CanvasScene::renumbered, this, &CanvasLink::cancel);
    connect(&scene.presenter(), &presenters::MappingPresenter::rowsChanged, this,
            &CanvasLink::cancel);
    connect(&scene.model(), &MappingModel::edited, this, &CanvasLink::cancel);
}

void CanvasLink::start(Seeks seeks, int column, int node, int row, By by)
{
    m_seeks = seeks;
    m_column = column;
    m_node = node;
    m_row = row;
    m_by = by;
    m_over = -1;
    Q_EMIT changed();
}

void CanvasLink::fromColumn(int column, By by)
{
    start(Seeks::Field, column, -1, -1, by);
}

void CanvasLink::fromNode(int node, By by)
{
    if (const int row = m_scene.rowOfNode(node); row >= 0)
        moveFieldEnd(row, by);
    else if (m_scene.fields().field(node).isLeaf())
        start(Seeks::Column, -1, node, -1, by);
}

void CanvasLink::moveFieldEnd(int row, By by)
{
    const QList<int> lines = m_scene.lines().ofRow(row);
    const int column = lines.isEmpty() ? -1 : m_scene.lines().at(lines.last()).column;
    start(Seeks::Field, column, -1, row, by);
}

void CanvasLink::moveColumnEnd(int row, By by)
{
    const MappingRow &one = m_scene.rows().at(row);
    if (one.kind != MappingKind::Column)
        return moveFieldEnd(row, by);
    start(Seeks::Column, -1, m_scene.fields().find(one.target), row, by);
}

void CanvasLink::pointAt(int key)
{
    if (!isOn() || key == m_over)
        return;
    m_over = key;
    Q_EMIT changed();
}

void CanvasLink::cancel()
{
    if (isOn())
        start(Seeks::Nothing, -1, -1, -1, m_by);
}

bool CanvasLink::isCalculated() const
{
    return m_row >= 0 && m_scene.rows().at(m_row).kind != MappingKind::Column;
}

ValueType CanvasLink::carriedType() const
{
    return m_column < 0 ? ValueType::Unknown : m_scene.columns().all().at(m_column).type;
}

DropVerdict CanvasLink::verdict(int key)
{
    if (m_seeks == Seeks::Field)
        return dropVerdict(carriedType(), m_scene.fields().field(key), isCalculated());
    if (m_seeks != Seeks::Column)
        return {};
    DropVerdict out =
        dropVerdict(m_scene.columns().all().at(key).type, m_scene.fields().field(m_node), false);
    if (m_row >= 0 && out.fit != Fit::Never)
        out.target = m_scene.rows().at(m_row).target; // "list[2].x" stays what it is
    return out;
}

Fit CanvasLink::fit(int key)
{
    if (m_seeks == Seeks::Field)
        return dropFit(carriedType(), m_scene.fields().field(key), isCalculated());
    if (m_seeks == Seeks::Column)
        return dropFit(m_scene.columns().all().at(key).type, m_scene.fields().field(m_node), false);
    return Fit::Good;
}

QString CanvasLink::replaces(int key)
{
    if (m_seeks != Seeks::Field)
        return {};
    const int taken = m_scene.rowOfNode(key);
    if (taken < 0 || taken == m_row)
        return {};
    const MappingRow &one = m_scene.rows().at(taken);
    const bool own = m_row < 0 && one.kind == MappingKind::Column && one.source == sourceName();
    return own ? QString() : one.source;
}

QString CanvasLink::tip(int key)
{
    const DropVerdict verdict = this->verdict(key);
    if (verdict.fit == Fit::Never)
        return verdict.reason;
    const QString loser = replaces(key);
    if (loser.isEmpty())
        return verdict.reason;
    const QString replacing = tr("Replaces %1.").arg(loser);
    return verdict.reason.isEmpty() ? replacing : replacing + u' ' + verdict.reason;
}

QString CanvasLink::sourceName() const
{
    return m_row >= 0      ? m_scene.rows().at(m_row).source
           : m_column >= 0 ? m_scene.columns().all().at(m_column).name
                           : QString();
}

QString CanvasLink::sentence()
{
    if (!isOn())
        return {};
    const bool field = seeksField();
    const QString fixed = field ? sourceName() : m_scene.fields().field(m_node).path;
    if (m_over < 0)
        return field
                   ? tr("%1 › choose a field. Ringed fields fit as they are, others say what they "
                        "need. Esc cancels.")
                         .arg(fixed)
                   : tr("%1 › choose the column that feeds it. Ringed columns fit as they are. Esc "
                        "cancels.")
                         .arg(fixed);
    const SchemaField &target = m_scene.fields().field(field ? m_over : m_node);
    const QString pair = tr("%1 › %2").arg(field ? fixed : m_scene.columns().all().at(m_over).name,
                                           m_scene.fields().field(field ? m_over : m_node).path);
    const QString said = tip(m_over);
    if (verdict(m_over).fit == Fit::Never)
        return pair + u" · "_s + said;
    QString what = m_by == By::Keys ? tr("Enter maps it %1.").arg(arrivalWord(target.type))
                                    : tr("Let go to map it %1.").arg(arrivalWord(target.type));
    if (!said.isEmpty())
        what += u' ' + said;
    return pair + u" · "_s + what;
}

bool CanvasLink::drop(int key)
{
    if (!isOn() || key < 0)
        return false;
    const DropVerdict verdict = this->verdict(key);
    if (verdict.fit == Fit::Never) {
        Q_EMIT refused(verdict.reason);
        return false;
    }
    const int moved = m_row;
    const bool field = seeksField();
    const QString column = field ? sourceName() : m_scene.columns().all().at(key).name;
    cancel(); // the numbers below belong to the rows after the edit
    MappingModel &model = m_scene.model();
    int row = moved;
    if (moved < 0) {
        const mapping::Edited edited =
            mapping::connectColumn(m_scene.rows(), column, verdict.target);
        row = edited.row < 0 ? -1 : model.connectColumn(column, verdict.target);
    } else if (field) {
        const SchemaField *now = m_scene.presenter().field(m_scene.rows().at(moved).target);
        if (!now || now->path != m_scene.fields().field(key).path)
            model.retarget(moved, verdict.target);
    } else {
        const mapping::Edited edited = mapping::resource(m_scene.rows(), moved, column);
        model.resource(moved, column);
        row = edited.row < 0 ? moved : static_cast<int>(edited.row);
    }
    if (row >= 0)
        m_scene.selectRow(row);
    Q_EMIT dropped(row);
    return true;
}

} // namespace dfw::ui
