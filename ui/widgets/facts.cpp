// SPDX-License-Identifier: Apache-2.0
#include "widgets/facts.h"

#include "style/metrics.h"

#include <QGridLayout>

namespace dfw::ui {

FactList::FactList(Values values, QWidget *parent)
    : QWidget(parent), m_values(values), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::l);
    m_grid->setVerticalSpacing(space::xs + 1);
    m_grid->setColumnStretch(1, 1);
}

void FactList::setFacts(const QList<QPair<QString, QString>> &facts)
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int row = 0; row < facts.size(); ++row) {
        const auto &[name, value] = facts[row];
        auto *left = new Text(Type::Body, name, Ink::Muted, this);
        auto *right = wrapped(Type::Body, value, Ink::Text, this);
        right->setAccessibleName(tr("%1: %2").arg(name, value));
        if (m_values == Values::Right)
            right->setAlignment(Qt::AlignRight | Qt::AlignTop);
        m_grid->addWidget(left, row, 0, Qt::AlignTop);
        m_grid->addWidget(right, row, 1);
        left->show();
        right->show();
    }
}

void FactList::setNameWidth(int width)
{
    m_grid->setColumnMinimumWidth(0, width);
}

Figure::Figure(const QString &number, const QString &word, Ink ink, QWidget *parent)
    : QWidget(parent), m_number(new Text(Type::Figure, number, ink, this)),
      m_word(new Text(Type::Help, word, Ink::Muted, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_number);
    column->addWidget(m_word);
    setNumber(number);
}

void Figure::setNumber(const QString &number)
{
    m_number->setText(number);
    setAccessibleName(tr("%1 %2").arg(number, m_word->text()));
}

} // namespace dfw::ui
