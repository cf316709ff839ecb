// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/filterpresenter.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace dfw::ui {

/// One condition of a row filter: column, comparison, value.
class FilterRow : public QWidget
{
    Q_OBJECT
public:
    FilterRow(int number, const QList<Column> &columns,
              const QList<presenters::FilterOperator> &operators,
              const presenters::FilterDraft &draft, QWidget *parent = nullptr);

    presenters::FilterDraft draft() const;
    void setBad(bool bad);
    QWidget *place() const;

Q_SIGNALS:
    void edited();
    void removeRequested();

private:
    void showValue();

    QList<presenters::FilterOperator> m_operators;
    QComboBox *m_column;
    QComboBox *m_comparison;
    QLineEdit *m_value;
};

/// "is", "is not", "contains the pattern", … for a comparison of the connection spec.
[[nodiscard]] QString comparisonWord(const presenters::FilterOperator &comparison);

} // namespace dfw::ui
