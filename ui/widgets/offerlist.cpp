// SPDX-License-Identifier: Apache-2.0
#include "widgets/offerlist.h"

#include "style/metrics.h"
#include "widgets/card.h"

#include <QVBoxLayout>

namespace dfw::ui {

namespace {

constexpr qsizetype mostShown = 3;

} // namespace

OfferRow::OfferRow(const QString &title, const QString &sentence, const Look &look, QWidget *parent)
    : QWidget(parent), m_words(new QVBoxLayout), m_layout(new QHBoxLayout(this))
{
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    auto *name = new Text(Type::Body, title, look.titleInk, this);
    name->setElided(Qt::ElideMiddle);
    m_words->setSpacing(1);
    m_words->addWidget(name);
    m_words->addWidget(wrapped(Type::Help, sentence, Ink::Muted, this));
    m_layout->setContentsMargins(0, 7, 0, 7);
    m_layout->setSpacing(space::m);
    m_layout->addWidget(new IconLabel(look.icon, look.iconInk, 16, this), 0,
                        look.iconByTitle ? Qt::AlignTop : Qt::Alignment());
    m_layout->addLayout(m_words, 1);
}

void OfferRow::addBeside(QWidget *button)
{
    m_layout->addWidget(button);
}

void OfferRow::addBelow(QWidget *buttons)
{
    m_words->addWidget(buttons);
}

OfferList::OfferList(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
}

void OfferList::fill(qsizetype count, const std::function<QWidget *(int)> &row,
                     const std::function<QString(int)> &rest)
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        if (QWidget *old = item->widget()) {
            old->hide();
            old->deleteLater(); // its own button may have brought us here
        }
        delete item;
    }
    const auto shownRows = static_cast<int>(qMin(count, mostShown));
    for (int i = 0; i < shownRows; ++i) {
        if (i > 0)
            m_layout->addWidget(new Hairline(this));
        m_layout->addWidget(row(i));
    }
    if (count > shownRows)
        m_layout->addWidget(
            wrapped(Type::Help, rest(static_cast<int>(count) - shownRows), Ink::Muted, this));
}

} // namespace dfw::ui
