// SPDX-License-Identifier: Apache-2.0
// What the start page offers to go on with: the first few, each a name with a sentence and what
// can be done about it.
#pragma once

#include "widgets/text.h"

#include <functional>
#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace dfw::ui {

class OfferRow : public QWidget
{
    Q_OBJECT

public:
    struct Look
    {
        QString icon;
        Ink iconInk = Ink::Muted;
        Ink titleInk = Ink::Text;
        bool iconByTitle = false; // for rows with buttons under the words
    };

    OfferRow(const QString &title, const QString &sentence, const Look &look,
             QWidget *parent = nullptr);

    // At the right of the words.
    void addBeside(QWidget *button);
    // Under the words, where there is more than fits beside them.
    void addBelow(QWidget *buttons);

private:
    QVBoxLayout *m_words;
    QHBoxLayout *m_layout;
};

class OfferList : public QWidget
{
    Q_OBJECT

public:
    explicit OfferList(QWidget *parent = nullptr);

    // In the place of what was there: the first rows of `count`, then what `rest` says about as
    // many as are not shown. May be called from a button of a row.
    void fill(qsizetype count, const std::function<QWidget *(int number)> &row,
              const std::function<QString(int hidden)> &rest);

private:
    QVBoxLayout *m_layout;
};

} // namespace dfw::ui
