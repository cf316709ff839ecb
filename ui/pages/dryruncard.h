// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/dryrunpresenter.h"
#include "widgets/card.h"

class QVBoxLayout;

namespace dfw::ui {

class BusyRow;
class Button;
class Details;
class Expander;
class Note;
class Text;

/// "Check without creating": the button, how far it is, and the report with a way to each page that
/// mends something. What is fine stands behind an expander, and what the page says already is only
/// counted. The report takes the focus where it was asked for here. Object names: dryRunButton,
/// dryRunSummary, dryRunNote, dryRunItemN, dryRunLinkN, dryRunFineExpander.
class DryRunCard : public Card
{
    Q_OBJECT
public:
    explicit DryRunCard(presenters::DryRunPresenter &presenter, QWidget *parent = nullptr);

    /// The plan cannot be checked as it is.
    void refuse();
    /// Sentences that stand on the page already, under “Before you go on”.
    void setToldAbove(const QStringList &sentences) { m_toldAbove = sentences; }

Q_SIGNALS:
    /// The button was pressed; the page knows whether the plan is fit to be checked.
    void checkRequested();
    /// An Edit link: the place in the plan, as a JSON pointer.
    void placeRequested(const QString &pointer);

private:
    void refresh();
    void showReport();
    QWidget *lineOf(const run::DryRunItem &item, int number);
    QWidget *lineOf(run::Verdict verdict, const QString &title, const QString &sentence,
                    const QString &pointer, int number);
    void takeFocus(QWidget *place);
    bool isToldAbove(const run::DryRunItem &item) const;
    QList<run::DryRunItem> toldAbove(run::Verdict verdict) const;

    presenters::DryRunPresenter &m_presenter;
    Button *m_check;
    BusyRow *m_busy;
    Note *m_note; ///< why the report is not to be trusted, or why there is none
    Text *m_summary;
    QWidget *m_lines;
    QWidget *m_fine;
    Expander *m_fineExpander;
    Details *m_details;
    std::optional<run::DryRunReport> m_shown;
    QStringList m_toldAbove;
    bool m_pressed = false; ///< the report is waited for
    bool m_wasBusy = false;
};

} // namespace dfw::ui
