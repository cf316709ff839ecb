// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/columnprofile.h"
#include "presenters/plankeeper.h"
#include "presenters/sourcepresenter.h"

#include <functional>
#include <QObject>

namespace dfw::presenters {

/// Merges the table's live columns with the plan's choice: known columns keep it, new ones come
/// unticked (or all ticked, when nothing has been chosen yet), vanished ones stay visible as
/// missing.
class ColumnsPresenter : public QObject
{
    Q_OBJECT
public:
    ColumnsPresenter(SourcePresenter &source, PlanKeeper &keeper, QObject *parent = nullptr);

    const QList<ColumnChoice> &choices() const { return m_choices; }
    const Task &task() const { return m_source.contentsTask(); }
    void load() { m_source.load(); }
    void retry() { m_source.reloadContents(); }
    void cancel() { m_source.cancel(); }
    int chosenCount() const;
    void setChosen(const QStringList &names, bool chosen);
    void invert(const QStringList &names);
    /// These and no others.
    void chooseOnly(const QStringList &names);
    SourcePresenter &source() { return m_source; }
    const SourcePresenter &source() const { return m_source; }

Q_SIGNALS:
    void choicesChanged();

private:
    void merge();
    void change(const QStringList &names, const std::function<bool(bool)> &now);
    void store();

    SourcePresenter &m_source;
    PlanKeeper &m_keeper;
    QList<ColumnChoice> m_choices;
    bool m_storing = false;
};

} // namespace dfw::presenters
