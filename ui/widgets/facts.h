// SPDX-License-Identifier: Apache-2.0
// Read-only facts: names and values in two columns, large figures, the title of a summary's
// section.
#pragma once

#include "widgets/text.h"

class QGridLayout;

namespace dfw::ui {

// "Rows  4,212": names muted at the left; values at the right end or in a column of their own.
class FactList : public QWidget
{
    Q_OBJECT

public:
    enum class Values { Right, Column };

    explicit FactList(Values values, QWidget *parent = nullptr);

    void setFacts(const QList<QPair<QString, QString>> &facts);
    // Width of the names, so that several lists line up.
    void setNameWidth(int width);

private:
    Values m_values;
    QGridLayout *m_grid;
};

// A large number with its word below.
class Figure : public QWidget
{
    Q_OBJECT

public:
    Figure(const QString &number, const QString &word, Ink ink = Ink::Text,
           QWidget *parent = nullptr);

    void setNumber(const QString &number);

private:
    Text *m_number;
    Text *m_word;
};

} // namespace dfw::ui
