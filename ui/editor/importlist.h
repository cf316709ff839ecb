// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/task.h"

#include <QWidget>

class QSortFilterProxyModel;
class QStandardItemModel;

namespace dfw::ui {

class Button;
class SearchEdit;
class TableView;
class TaskRow;

/// A list of things on the Platform whose rows can be taken: search, table, and how its reading
/// stands. Return, a double click or the button chooses one. Object names: the given name with
/// Search, Table and Button behind it.
class ImportList : public QWidget
{
    Q_OBJECT
public:
    struct Texts
    {
        QString search;
        QString table; ///< accessible name
        QString button;
        QString empty;
        QString busy;
        QStringList headings;
    };
    struct Entry
    {
        QString key; ///< handed back as it is
        QStringList cells;

        bool operator==(const Entry &) const = default;
    };

    ImportList(const QString &name, const Texts &texts, QWidget *parent = nullptr);

    /// Keeps selection and search where the entries are the same.
    void setEntries(const QList<Entry> &entries);
    void setTask(const presenters::Task &task);
    void focusSearch();

Q_SIGNALS:
    void chosen(const QString &key);
    void retryRequested();
    void cancelRequested();

private:
    void chooseCurrent();

    Texts m_texts;
    QList<Entry> m_entries;
    QStandardItemModel *m_model;
    QSortFilterProxyModel *m_filter;
    SearchEdit *m_search;
    TableView *m_table;
    TaskRow *m_task;
    Button *m_button;
};

} // namespace dfw::ui
