// SPDX-License-Identifier: Apache-2.0
#include "connect/profilebar.h"

#include "connect/namedialog.h"
#include "style/icons.h"
#include "style/metrics.h"
#include "texts/fill.h"
#include "widgets/button.h"
#include "widgets/confirm.h"
#include "widgets/field.h"

#include <QAction>
#include <QBoxLayout>
#include <QComboBox>
#include <QMenu>
#include <QSignalBlocker>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestShown = 60;

} // namespace

ProfileBar::ProfileBar(QWidget *parent)
    : QWidget(parent), m_combo(new QComboBox),
      m_new(new Button(Kind::Secondary, tr("Ne&w"), u"plus"_s)),
      m_more(new IconButton(u"more"_s, tr("More about this profile")))
{
    setObjectName(u"profileBar"_s);
    m_combo->setObjectName(u"profileCombo"_s);
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(12);
    m_combo->setPlaceholderText(tr("None yet"));
    m_new->setObjectName(u"newProfileButton"_s);
    m_new->setAccessibleName(tr("New profile"));
    setKind(m_more, Kind::Secondary);
    m_more->setObjectName(u"profileMenuButton"_s);
    auto *menu = new QMenu(m_more);
    menu->setObjectName(u"profileMenu"_s);
    const auto action = [&](const QString &text, const QString &name) {
        QAction *out = menu->addAction(text);
        out->setObjectName(name);
        return out;
    };
    m_rename = action(tr("&Rename…"), u"renameProfileAction"_s);
    m_duplicate = action(tr("D&uplicate"), u"duplicateProfileAction"_s);
    menu->addSeparator();
    m_forget = action(tr("&Forget the secret…"), u"forgetProfileSecretAction"_s);
    m_delete = action(tr("&Delete…"), u"deleteProfileAction"_s);
    // Not the button's own menu: that would draw an arrow beside the dots.
    connect(m_more, &Button::clicked, menu, [this, menu] {
        menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + space::xs)));
    });

    auto *place = new QWidget;
    auto *row = new QHBoxLayout(place);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    row->addWidget(m_combo, 1);
    row->addWidget(m_new);
    row->addWidget(m_more);
    m_field = new Field(tr("Pro&file"), place);
    m_field->setBuddy(m_combo);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_field);

    connect(m_combo, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_current = m_combo->itemData(index).toString();
        Q_EMIT chosen(m_current);
    });
    connect(m_new, &Button::clicked, this, &ProfileBar::newRequested);
    connect(m_rename, &QAction::triggered, this, &ProfileBar::askForName);
    connect(m_duplicate, &QAction::triggered, this, &ProfileBar::duplicateRequested);
    connect(m_forget, &QAction::triggered, this, &ProfileBar::askToForget);
    connect(m_delete, &QAction::triggered, this, &ProfileBar::askToDelete);
    setProfiles({}, {});
}

void ProfileBar::setProfiles(const QList<IdAndName> &profiles, const QString &current)
{
    const QSignalBlocker quiet(m_combo);
    if (profiles != m_profiles) {
        m_profiles = profiles;
        m_combo->clear();
        for (const auto &[id, name] : profiles)
            m_combo->addItem(mutedIcon(u"people"_s), shown(name, longestShown), id);
    }
    m_combo->setCurrentIndex(current.isEmpty() ? -1 : m_combo->findData(current));
    m_current = m_combo->currentData().toString();
    m_combo->setEnabled(!profiles.isEmpty());
    m_more->setEnabled(!m_current.isEmpty());
    m_forget->setEnabled(m_hasSecret);
}

QString ProfileBar::current() const
{
    return m_current;
}

void ProfileBar::setHasSecret(bool hasSecret)
{
    m_hasSecret = hasSecret;
    m_forget->setEnabled(hasSecret);
}

void ProfileBar::setError(const QString &error)
{
    m_field->setError(error);
}

QString ProfileBar::currentName() const
{
    for (const auto &[id, name] : m_profiles) {
        if (id == m_current)
            return name;
    }
    return {};
}

QString ProfileBar::fault(const QString &name) const
{
    if (name.isEmpty())
        return tr("A profile needs a name, or nobody could choose it.");
    for (const auto &[id, other] : m_profiles) {
        if (id != m_current && other.compare(name, Qt::CaseInsensitive) == 0)
            return tr("Another profile has this name already.");
    }
    return {};
}

void ProfileBar::askForName()
{
    auto *dialog = new NameDialog(
        currentName(), [this](const QString &name) { return fault(name); }, this);
    connect(dialog, &NameDialog::named, this, &ProfileBar::renameRequested);
    dialog->open();
}

void ProfileBar::askToForget()
{
    confirm(this,
            {.question = fill(tr("Forget the secret of %1?"), {shown(currentName(), longestShown)}),
             .text = tr("It leaves the keychain and this program's memory. The profile stays; to "
                        "sign in with it again you need the secret."),
             .act = tr("Forget the secret"),
             .keep = tr("Keep it")},
            [this] { Q_EMIT forgetRequested(); });
}

void ProfileBar::askToDelete()
{
    const QString what = m_hasSecret ? tr("Its settings go, and its secret leaves the keychain.")
                                     : tr("Its settings go.");
    confirm(this,
            {.question = fill(tr("Delete the profile %1?"), {shown(currentName(), longestShown)}),
             .text = what + u' ' + tr("Plans and what was made in Platform stay."),
             .act = tr("Delete the profile"),
             .keep = tr("Keep it")},
            [this] { Q_EMIT deleteRequested(); });
}

} // namespace dfw::ui
