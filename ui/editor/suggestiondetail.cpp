// SPDX-License-Identifier: Apache-2.0
#include "editor/suggestiondetail.h"

#include "style/metrics.h"
#include "texts/suggestiontext.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/text.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;

SuggestionDetail::SuggestionDetail(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"suggestionDetail"_s);
    setAccessibleName(tr("Suggested fields"));
    m_rows = new QVBoxLayout(this);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(space::s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setVisible(false);
}

void SuggestionDetail::setSuggestion(const mapping::Suggestion *suggestion)
{
    const mapping::Suggestion wanted = suggestion ? *suggestion : mapping::Suggestion{};
    if (wanted == m_shown)
        return;
    m_shown = wanted;
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // one of its buttons may be what brought us here
        }
        delete item;
    }
    if (suggestion) {
        addCandidate(m_shown.column, m_shown.best, 0);
        for (int i = 0; i < m_shown.others.size(); ++i)
            addCandidate(m_shown.column, m_shown.others.at(i), i + 1);
    }
    setVisible(suggestion != nullptr);
}

void SuggestionDetail::addCandidate(const QString &column,
                                    const mapping::SuggestionCandidate &candidate, int number)
{
    auto *line = new QWidget;
    line->setObjectName(u"suggestion%1"_s.arg(number));
    line->setAccessibleName(suggestionSentence(column, candidate));
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    auto *path = new Text(number == 0 ? Type::Strong : Type::Body, candidate.target);
    path->setTextFormat(Qt::PlainText);
    path->setElided(Qt::ElideMiddle);
    words->addWidget(path);
    auto *reasons = wrapped(Type::Help, reasonsSentence(candidate), Ink::Muted);
    reasons->setTextFormat(Qt::PlainText);
    words->addWidget(reasons);
    row->addLayout(words, 1);
    row->addWidget(new Badge({scoreText(candidate.score), Tone::Neutral}), 0, Qt::AlignTop);
    auto *accept = new Button(Kind::Secondary, tr("Accept"), u"check"_s);
    accept->setObjectName(u"acceptCandidate%1"_s.arg(number));
    accept->setAccessibleName(tr("Map %1 to %2").arg(column, candidate.target));
    accept->setAccessibleDescription(reasonsSentence(candidate));
    row->addWidget(accept, 0, Qt::AlignTop);
    connect(accept, &QAbstractButton::clicked, this,
            [this, column, target = candidate.target] { Q_EMIT accepted(column, target); });
    m_rows->addWidget(line);
}

} // namespace dfw::ui
