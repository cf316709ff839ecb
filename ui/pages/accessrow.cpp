// SPDX-License-Identifier: Apache-2.0
#include "pages/accessrow.h"

#include "style/metrics.h"
#include "style/paintkit.h"
#include "widgets/text.h"

#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

// Words that are for somebody else, set off by a bar at their left.
class Quote : public QWidget
{
public:
    Quote(QWidget *words, QWidget *parent) : QWidget(parent)
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(space::s + 2, 1, 0, 1);
        column->addWidget(words);
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintBox(&painter, QRect(0, 0, 2, height()), 1, tokens(this).ctl);
    }
};

} // namespace

AccessRow::AccessRow(const QString &name, QWidget *parent)
    : CheckRow(name, parent), m_who(wrapped(Type::Help, {}, Ink::Text, this)),
      m_ask(wrapped(Type::Help, {}, Ink::Text, this))
{
    m_quote = new Quote(m_ask, this);
    m_who->setObjectName(u"accessWho"_s);
    m_ask->setObjectName(u"accessAsk"_s);
    m_ask->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_ask->setFocusPolicy(Qt::ClickFocus);
    auto *column = qobject_cast<QVBoxLayout *>(layout());
    column->addWidget(m_who);
    column->addWidget(m_quote);
    column->setSpacing(3);
    show(AccessLine{});
}

void AccessRow::show(const AccessLine &line)
{
    setState(line.tone, line.detail, line.measure);
    m_who->setVisible(line.failure.has_value());
    m_quote->setVisible(line.failure.has_value());
    if (!line.failure)
        return;
    m_who->setText(line.failure->who);
    m_ask->setText(line.failure->ask);
    m_ask->setAccessibleName(line.failure->ask);
    setAccessibleDescription(
        QStringList{line.detail, line.failure->who, line.failure->ask}.join(u' '));
}

} // namespace dfw::ui
