// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QPointer>
#include <QString>
#include <QWidget>

class QVBoxLayout;

namespace dfw::ui {

/// A reason not to go on, and the control to go to. `place` may be null for a problem of the whole
/// page.
struct PageProblem
{
    QString sentence;
    QPointer<QWidget> place;
};

/// One page of the wizard: widgets and wiring over one presenter. The shell owns header, rail,
/// footer and problem bar, and asks the page what to show in them.
class WizardPage : public QWidget
{
    Q_OBJECT
public:
    explicit WizardPage(QWidget *parent = nullptr);

    /// Heading and the one instruction under it.
    virtual QString title() const = 0;
    virtual QString instruction() const = 0;
    /// What was chosen, for the rail; empty while nothing is.
    virtual QString choice() const { return {}; }

    /// Text of the button that creates things, on the page whose Next does; empty on all others.
    virtual QString commitText() const { return {}; }

    /// The page is about to be shown: read what it needs. Must change nothing the user entered.
    virtual void enter() {}
    /// Why Next would be refused now. Asked when Next is pressed, and again after every changed()
    /// while the bar is shown.
    virtual QList<PageProblem> problems() = 0;
    /// Next was pressed: what was wrong last time with the *service* may be different now, so such
    /// problems are forgotten before problems() is asked.
    virtual void forgetServiceProblems() {}
    /// Field errors may be shown from now on: not before the user has tried to go on.
    void setErrorsShown(bool shown);
    bool errorsShown() const { return m_errorsShown; }
    /// A problem's place is about to get the focus: open the tab or the part that hides it.
    virtual void reveal(QWidget *place) { Q_UNUSED(place) }
    /// Where on the page something is being typed, for the draft: the mapping row; -1 where the
    /// page has no rows.
    virtual int typingRow() const { return -1; }
    virtual void goToTypingRow(int row) { Q_UNUSED(row) }
    /// Last work before Next (signing in, asking the service). True = go on at once; false =
    /// nextReady() or nextRefused() follows, cancelPreparing() stops it.
    virtual bool prepareNext() { return true; }
    virtual void cancelPreparing() {}
    /// What prepareNext() is doing, for the footer; empty while it does nothing.
    virtual QString busySentence() const { return {}; }

Q_SIGNALS:
    /// choice(), problems() or title() may answer differently now.
    void changed();
    void nextReady();
    /// prepareNext() ended without success; problems() says why.
    void nextRefused();
    /// An Edit link: go to that page, and back here with the page's own Next.
    void stepRequested(int index);

protected:
    /// Where the page's cards go; scrolls only if the window is too small for them.
    QVBoxLayout *body() const { return m_body; }
    /// Show or hide field errors according to errorsShown().
    virtual void refreshErrors() {}

private:
    QVBoxLayout *m_body;
    bool m_errorsShown = false;
};

} // namespace dfw::ui
