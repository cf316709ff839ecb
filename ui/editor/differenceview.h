// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/differencemodel.h"

#include <QWidget>

namespace dfw::ui {

class Button;
class Chips;
class TableView;
class Text;

/// The differences as a table: tick by tick, all at once, and below it the selected one in words.
/// Object names: differenceTable, differenceFilter, tickAllButton, tickNoneButton, differenceText.
class DifferenceView : public QWidget
{
    Q_OBJECT
public:
    explicit DifferenceView(QWidget *parent = nullptr);

    void setDifferences(const QList<mapping::Difference> &differences);
    const QSet<qsizetype> &chosen() const { return m_model->chosen(); }
    TableView *table() const { return m_table; }

Q_SIGNALS:
    void chosenChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showCounts();
    void showSentence();
    QList<int> selectedRows() const;

    DifferenceModel *m_model;
    DifferenceFilter *m_filter;
    Chips *m_chips;
    TableView *m_table;
    Text *m_sentence;
};

} // namespace dfw::ui
