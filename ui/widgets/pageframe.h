// SPDX-License-Identifier: Apache-2.0
// What stands around the content of every page: the header above, the footer and the bar of
// problems below it. All three only show and report; the shell decides.
#pragma once

#include "style/appstyle.h"

#include <QList>
#include <QScrollArea>
#include <QWidget>

class QHBoxLayout;

namespace dfw::ui {

class Button;
class IconLabel;
class LinkButton;
class Text;

class PageHeader : public QWidget
{
    Q_OBJECT

public:
    PageHeader(const QString &title, const QString &instruction, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setInstruction(const QString &instruction);
    void addRightWidget(QWidget *widget);
    // Takes the focus when the page opens, so that a screen reader starts there.
    Text *titleLabel() const { return m_title; }
    void focusTitle();

private:
    Text *m_title;
    Text *m_instruction;
    QHBoxLayout *m_right;
};

// The scrolling place between header and footer. Wrapped text keeps its height here: a window alone
// would squeeze it once the page is higher than the screen.
class PageScroll : public QScrollArea
{
    Q_OBJECT

public:
    explicit PageScroll(QWidget *content, QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;
};

// Object names: savedLabel, cancelButton, backButton, nextButton.
class Footer : public QWidget
{
    Q_OBJECT

public:
    explicit Footer(QWidget *parent = nullptr);

    // An empty text hides the place.
    void setSaved(const QString &text);
    void setCancelText(const QString &text);
    void setBackVisible(bool visible);
    void setCancelVisible(bool visible);
    void setNextVisible(bool visible);
    // "Next: Source" with a chevron.
    void setNext(const QString &text);
    // "Create dataflow in SANDBOX" with the icon of its tone.
    void setCommit(const QString &text, CommitTone tone);
    // The plain last button, for example "Close".
    void setClose(const QString &text);
    Button *nextButton() const { return m_next; }
    Button *backButton() const { return m_back; }
    Button *cancelButton() const { return m_cancel; }

Q_SIGNALS:
    void cancelRequested();
    void backRequested();
    void nextRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    IconLabel *m_savedIcon;
    Text *m_saved;
    Button *m_cancel;
    Button *m_back;
    Button *m_next;
};

// "2 things to fix before Source", a link per problem. Hidden while there is none. The key F8 works
// everywhere in the window while the bar is shown.
class ProblemBar : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemBar(QWidget *parent = nullptr);

    // `next` is the name of the next step; `sentences` one short line per problem.
    void setProblems(const QStringList &sentences, const QString &next);
    int count() const { return m_count; }

public Q_SLOTS:
    void goToNext();
    void goToPrevious();

Q_SIGNALS:
    void problemActivated(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Text *m_sentence;
    QHBoxLayout *m_links;
    Button *m_next;
    int m_count = 0;
    int m_current = -1;
};

} // namespace dfw::ui
