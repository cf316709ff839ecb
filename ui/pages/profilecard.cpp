// SPDX-License-Identifier: Apache-2.0
#include "pages/profilecard.h"

#include "models/typetiles.h"
#include "style/metrics.h"
#include "widgets/note.h"
#include "widgets/text.h"

#include <QFormLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::ColumnChoice;

namespace {

QString typeSentence(const Column &column)
{
    const TileKind tile = tileFor(column.type());
    const QString raw = column.rawType.isEmpty() ? ProfileCard::tr("unknown") : column.rawType;
    const QString read = tile == TileKind::None ? raw : tileWord(tile);
    return raw.compare(read, Qt::CaseInsensitive) == 0
               ? ProfileCard::tr("Read as %1.").arg(read)
               : ProfileCard::tr("%1 in the source; read as %2.").arg(raw, read);
}

QString countWithShare(int part, int whole)
{
    const QString number = QLocale().toString(part);
    return part == 0 ? number : ProfileCard::tr("%1 (%2)").arg(number, percent(part, whole));
}

} // namespace

ProfileCard::ProfileCard(QWidget *parent)
    : Card(tr("Column"), parent), m_badge(new Badge({}, this)),
      m_origin(wrapped(Type::Help, {}, Ink::Muted, this)), m_facts(new QWidget(this)),
      m_form(new QFormLayout(m_facts)),
      m_examplesTitle(new Text(Type::Label, tr("Examples"), Ink::Text, this)),
      m_examples(wrapped(Type::Body, {}, Ink::Text, this)),
      m_warning(new Note(Tone::Warn, {}, this)), m_remark(wrapped(Type::Help, {}, Ink::Muted, this))
{
    setObjectName(u"profileCard"_s);
    addHeaderWidget(m_badge);
    m_origin->setObjectName(u"profileOrigin"_s);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setVerticalSpacing(6);
    m_form->setLabelAlignment(Qt::AlignLeft);
    m_rows = addFact(tr("Rows"), u"profileRows"_s);
    m_empty = addFact(tr("Empty"), u"profileEmpty"_s);
    m_different = addFact(tr("Different"), u"profileDifferent"_s);
    m_least = addFact(tr("Least"), u"profileLeast"_s);
    m_greatest = addFact(tr("Greatest"), u"profileGreatest"_s);
    m_dateFormat = addFact(tr("Date format"), u"profileDateFormat"_s);
    m_examples->setObjectName(u"profileExamples"_s);
    m_warning->setObjectName(u"profileWarning"_s);
    content()->addWidget(m_origin);
    content()->addWidget(m_facts);
    content()->addWidget(m_warning);
    content()->addWidget(m_remark);
    content()->addWidget(m_examplesTitle);
    content()->addWidget(m_examples);
    content()->addStretch(1);
    show(nullptr, LooksLike::Nothing);
}

Text *ProfileCard::addFact(const QString &label, const QString &objectName)
{
    auto *value = new Text(Type::Body, {}, Ink::Text, m_facts);
    value->setObjectName(objectName);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value->setElided(Qt::ElideRight);
    m_form->addRow(new Text(Type::Body, label, Ink::Muted, m_facts), value);
    return value;
}

void ProfileCard::show(const ColumnChoice *choice, LooksLike what)
{
    setTitle(choice ? choice->column.name : tr("Column"));
    const BadgeSpec badge = choice ? looksLikeBadge(what, *choice) : BadgeSpec{};
    m_badge->setSpec(badge);
    m_badge->setVisible(!badge.text.isEmpty() && what != LooksLike::Range);
    const bool known = choice && choice->rows > 0;
    const bool hidden = what == LooksLike::Sensitive;
    m_facts->setVisible(known);
    const bool examples = known && !choice->examples.isEmpty() && !hidden;
    m_examplesTitle->setVisible(examples);
    m_examples->setVisible(examples);
    const QString sentence = choice ? looksLikeSentence(what, *choice) : QString();
    m_warning->setTone(what == LooksLike::Missing ? Tone::Err : Tone::Warn);
    m_warning->setText(sentence);
    m_warning->setVisible(!sentence.isEmpty() && isWarning(what));
    m_remark->setText(sentence);
    m_remark->setVisible(!sentence.isEmpty() && !isWarning(what));
    if (!choice) {
        m_origin->setText(tr("Select a column to see what its first rows hold."));
        return;
    }
    m_origin->setText(known
                          ? tr("%1 Judged from the first %2 rows only.")
                                .arg(typeSentence(choice->column), QLocale().toString(choice->rows))
                          : typeSentence(choice->column));
    if (!known)
        return;
    m_rows->setText(QLocale().toString(choice->rows));
    m_empty->setText(countWithShare(choice->rows - choice->filled, choice->rows));
    m_different->setText(QLocale().toString(choice->distinct));
    m_form->setRowVisible(m_least, choice->filled > 0 && !hidden);
    m_form->setRowVisible(m_greatest, choice->filled > 0 && !hidden);
    m_least->setText(choice->least.simplified());
    m_greatest->setText(choice->greatest.simplified());
    m_form->setRowVisible(m_dateFormat, !choice->dateFormat.isEmpty());
    m_dateFormat->setText(
        choice->dateFormatRows == choice->filled
            ? choice->dateFormat
            : tr("%1 in %2")
                  .arg(choice->dateFormat, percent(choice->dateFormatRows, choice->filled)));
    QStringList shown;
    for (const QString &one : choice->examples)
        shown.append(one.simplified().left(60));
    m_examples->setText(shown.join(u'\n'));
}

} // namespace dfw::ui
