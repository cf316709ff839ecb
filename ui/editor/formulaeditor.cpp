// SPDX-License-Identifier: Apache-2.0
#include "editor/formulaeditor.h"

#include "dataprep/expression.h"
#include "editor/formulaedit.h"
#include "editor/functionlist.h"
#include "style/metrics.h"
#include "texts/functiontext.h"
#include "widgets/button.h"
#include "widgets/note.h"
#include "widgets/text.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QShortcut>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;

FormulaEditor::FormulaEditor(QWidget *parent)
    : QWidget(parent), m_edit(new FormulaEdit), m_hint(new Text(Type::Help, {}, Ink::Muted)),
      m_count(new Text(Type::Help, {}, Ink::Muted)),
      m_error(new IconSentence(Tone::Err, u"error"_s, {})),
      m_apply(new Button(ui::Kind::Secondary, tr("&Apply"), u"check"_s)),
      m_functions(new IconButton(u"fx"_s, tr("List of functions (F1)")))
{
    setObjectName(u"formulaEditor"_s);
    m_hint->setObjectName(u"formulaHint"_s);
    m_hint->setTextFormat(Qt::RichText);
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_count->setObjectName(u"formulaCount"_s);
    m_error->setObjectName(u"formulaError"_s);
    m_apply->setObjectName(u"applyFormulaButton"_s);
    m_apply->setAccessibleName(tr("Apply the formula"));
    m_functions->setObjectName(u"functionListButton"_s);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::m);
    foot->addWidget(m_hint, 1);
    foot->addWidget(m_count);
    foot->addWidget(m_functions);
    foot->addWidget(m_apply);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addWidget(m_edit);
    column->addLayout(foot);
    column->addWidget(m_error);

    connect(m_edit, &FormulaEdit::edited, this, [this] {
        check();
        Q_EMIT edited(formula());
    });
    connect(m_edit, &FormulaEdit::cursorPositionChanged, this, &FormulaEditor::showHint);
    connect(m_edit, &FormulaEdit::proposalShown, this, [this](const QString &help) {
        m_proposalHelp = help;
        showHint();
    });
    connect(m_edit, &FormulaEdit::left, this, &FormulaEditor::commit);
    const auto finish = [this] {
        commit();
        Q_EMIT finished();
    };
    connect(m_edit, &FormulaEdit::applied, this, finish);
    connect(m_apply, &Button::clicked, this, finish);
    connect(m_edit, &FormulaEdit::helpRequested, this, &FormulaEditor::openFunctions);
    connect(m_functions, &Button::clicked, this, &FormulaEditor::openFunctions);
    setFocusProxy(m_edit);
    check();
}

// The edit loses the focus when it goes, and there is nobody to commit to any more.
FormulaEditor::~FormulaEditor()
{
    m_edit->disconnect(this);
}

void FormulaEditor::setFormula(const QString &formula)
{
    m_edit->setFormula(formula);
    check();
}

QString FormulaEditor::formula() const
{
    return m_edit->formula();
}

bool FormulaEditor::isEdited() const
{
    return m_edit->isEdited();
}

void FormulaEditor::setColumns(const QList<Column> &columns)
{
    m_columns = columns;
    m_edit->setColumns(columns);
    check();
}

void FormulaEditor::commit()
{
    if (!isEdited())
        return;
    const QString text = formula();
    // A new session begins; the cursor stays, for leaving the window is no end of thinking.
    const QTextCursor cursor = m_edit->textCursor();
    const int position = cursor.position();
    m_edit->setFormula(text);
    QTextCursor back = m_edit->textCursor();
    back.setPosition(qMin(position, back.document()->characterCount() - 1));
    m_edit->setTextCursor(back);
    check();
    Q_EMIT committed(text);
}

void FormulaEditor::focusEditor()
{
    m_edit->setFocus(Qt::OtherFocusReason);
}

void FormulaEditor::check()
{
    const QString text = m_edit->shownText();
    const dataprep::ParseResult parsed = dataprep::Expression::parse(text);
    QString sentence;
    qsizetype from = -1;
    qsizetype length = 0;
    if (!parsed) {
        from = parsed.problem.position;
        length = parsed.problem.length;
        sentence = tr("Character %1: %2").arg(from + 1).arg(syntaxSentence(parsed.problem));
        if (text.isEmpty())
            sentence.clear(); // nobody is wrong who has not begun
    } else {
        for (const FormulaSpan &span : formulaSpans(text, [this] {
                 QStringList names;
                 for (const Column &column : std::as_const(m_columns))
                     names.append(column.name);
                 return names;
             }())) {
            if (span.role != FormulaRole::UnknownColumn)
                continue;
            from = span.from;
            length = span.length;
            sentence = tr("Character %1: there is no column %2. Choose one of the list "
                          "(Ctrl+Space).")
                           .arg(from + 1)
                           .arg(text.sliced(from, length));
            break;
        }
    }
    m_edit->setProblem(sentence.isEmpty() ? -1 : from, length);
    m_error->set(Tone::Err, u"error"_s, sentence);
    m_error->setVisible(!sentence.isEmpty());
    m_edit->setAccessibleDescription(sentence);
    const QLocale locale;
    m_count->setText(
        tr("%1 of %2")
            .arg(locale.toString(text.size()), locale.toString(dataprep::longestExpression)));
    m_count->setInk(text.size() > dataprep::longestExpression ? Ink::Err : Ink::Muted);
    m_count->setAccessibleName(tr("%1 characters").arg(m_count->text()));
    m_apply->setEnabled(isEdited());
    showHint();
}

void FormulaEditor::showHint()
{
    QString plain;
    QString rich; // the parameter the cursor is in stands out
    if (!m_proposalHelp.isEmpty()) {
        plain = m_proposalHelp;
    } else if (const auto hint = formulaHintAt(m_edit->shownText(), m_edit->cursorPosition())) {
        const QString rest = hint->after + u" · "_s + hint->help;
        plain = hint->before + hint->parameter + rest;
        rich = hint->before.toHtmlEscaped() + u"<b>"_s + hint->parameter.toHtmlEscaped() +
               u"</b>"_s + rest.toHtmlEscaped();
    } else {
        plain = tr("Enter applies, Shift+Enter starts a line, Ctrl+Space lists what may stand "
                   "here, F1 explains the functions.");
    }
    m_hint->setText(rich.isEmpty() ? plain.toHtmlEscaped() : rich);
    m_hint->setAccessibleName(plain);
    m_hint->setToolTip(plain.toHtmlEscaped());
}

void FormulaEditor::openFunctions()
{
    if (!m_list) {
        m_list = new FunctionList(this);
        connect(m_list, &FunctionList::chosen, this, [this](const FormulaProposal &function) {
            m_edit->insertProposal(function);
            focusEditor();
        });
    }
    m_list->open(m_edit->shownText(), m_edit->cursorPosition());
}

} // namespace dfw::ui
