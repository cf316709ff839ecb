// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/sourcepresenter.h"
#include "style/tokens.h"

#include <QHash>
#include <QWidget>

class QScrollArea;
class QSortFilterProxyModel;
class QVBoxLayout;

namespace dfw::ui {

class Badge;
class BusyRow;
class Button;
class Details;
class Card;
class ConnectorModel;
class EmptyState;
class IconSentence;
class Note;
class SearchEdit;
class SignInForm;
class TaskRow;
class Text;
class TreeView;

/// Makes a base connection: the kind of system at the left, its sign-in at the right. Destroyed
/// when it is closed, and with it the secrets; what else was typed is the presenter's for as
/// long as the form is open.
class NewConnectionView : public QWidget
{
    Q_OBJECT
public:
    explicit NewConnectionView(presenters::SourcePresenter &presenter, QWidget *parent = nullptr);

    /// Puts the cursor where to begin; the connector that the plan wants is chosen already.
    void begin();
    /// Where the user has to do something.
    QWidget *place() const;

Q_SIGNALS:
    void closeRequested();

private:
    Card *buildPicker();
    Card *buildSignIn();
    void buildFoot(QVBoxLayout *column);
    void refreshConnectors();
    void choose(const QString &connectorId);
    void chooseRestored();
    void showPlace(const QString &connectorId);
    void refreshStage();
    void say(Tone tone, const QString &icon, const QString &sentence);
    void submit();
    void close();

    presenters::SourcePresenter &m_presenter;
    presenters::SignInPresenter &m_signIn;
    ConnectorModel *m_model;
    QSortFilterProxyModel *m_filter;
    SearchEdit *m_search = nullptr;
    TreeView *m_tree = nullptr;
    TaskRow *m_catalogueTask = nullptr;
    Card *m_card = nullptr;
    Badge *m_badge = nullptr;
    EmptyState *m_empty = nullptr;
    Note *m_unfit = nullptr;
    Text *m_description = nullptr;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_forms = nullptr;
    Note *m_honest = nullptr;
    IconSentence *m_result = nullptr;
    Details *m_details = nullptr;
    BusyRow *m_busy = nullptr;
    Button *m_cancel = nullptr;
    Button *m_create = nullptr;
    QHash<QString, SignInForm *> m_formOf; ///< by connector: what was typed stays while it is open
    SignInForm *m_form = nullptr;
    QString m_connector;
    bool m_showing = false;
};

} // namespace dfw::ui
