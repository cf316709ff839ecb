// SPDX-License-Identifier: Apache-2.0
#include "pages/signinform.h"

#include "pages/sourcetext.h"
#include "style/metrics.h"
#include "texts/fill.h"
#include "widgets/field.h"
#include "widgets/inputs.h"
#include "widgets/secrettext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestHelp = 200;

QString labelOf(const api::AuthParameter &parameter)
{
    const QString title =
        parameter.title.isEmpty() ? parameterLabel(parameter.name) : shown(parameter.title, 60);
    return QString(title).replace(u'&', u"&&"_s);
}

bool isNumber(ValueType type)
{
    return type == ValueType::Integer || type == ValueType::Number;
}

} // namespace

SignInForm::SignInForm(const api::ConnectionSpec &spec, QWidget *parent)
    : QWidget(parent), m_spec(spec), m_column(new QVBoxLayout(this)), m_name(new QLineEdit),
      m_nameField(new Field(tr("N&ame of the base connection"), m_name)), m_way(new QComboBox),
      m_wayField(new Field(tr("&Way to sign in"), m_way))
{
    m_column->setContentsMargins(0, 0, space::s, 0);
    m_column->setSpacing(space::m);
    m_name->setObjectName(u"connectionName"_s);
    m_name->setMaxLength(200);
    m_way->setObjectName(u"signInMethod"_s);
    auto *head = new FieldRow({m_nameField, m_wayField});
    m_column->addWidget(head);
    connect(m_name, &QLineEdit::returnPressed, this, &SignInForm::submitted);
    connect(m_name, &QLineEdit::textChanged, this, &SignInForm::edited);
    for (const api::AuthSpec &auth : std::as_const(m_spec.authSpecs)) {
        m_way->addItem(auth.name);
        m_methods.append(buildMethod(auth));
        m_column->addWidget(m_methods.last().page);
    }
    m_column->addStretch(1);
    m_wayField->setVisible(m_methods.size() > 1);
    connect(m_way, &QComboBox::currentIndexChanged, this, [this](int index) {
        showMethod(index);
        Q_EMIT edited();
    });
    showMethod(0);
}

SignInForm::Method SignInForm::buildMethod(const api::AuthSpec &auth)
{
    Method out{.page = new QWidget};
    auto *column = new QVBoxLayout(out.page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    FieldRow *row = nullptr; // short fields stand two in a row
    for (const api::AuthParameter &parameter : auth.parameters) {
        if (parameter.hidden)
            continue;
        out.entries.append(buildEntry(parameter));
        Field *field = out.entries.last().field;
        if (isKeyText(parameter)) {
            column->addWidget(field);
            row = nullptr;
        } else if (row) {
            row->addField(field);
            row = nullptr;
        } else {
            row = new FieldRow({field});
            column->addWidget(row);
        }
    }
    return out;
}

SignInForm::Entry SignInForm::buildEntry(const api::AuthParameter &parameter)
{
    QWidget *control = buildControl(parameter);
    control->setObjectName(u"parameter-"_s + parameter.name);
    auto *field = new Field(labelOf(parameter), control);
    field->setHelp(shown(parameter.description, longestHelp));
    if (!parameter.required)
        field->setOptional();
    return {.parameter = parameter, .field = field, .control = control};
}

QWidget *SignInForm::buildControl(const api::AuthParameter &parameter)
{
    if (!parameter.values.isEmpty()) {
        auto *choice = new QComboBox;
        if (parameter.defaultValue.isEmpty())
            choice->addItem(tr("Choose…"), QString());
        for (const QString &value : parameter.values)
            choice->addItem(shown(value, 60), value);
        choice->setCurrentIndex(qMax(0, choice->findData(parameter.defaultValue)));
        connect(choice, &QComboBox::currentIndexChanged, this, &SignInForm::edited);
        return choice;
    }
    if (parameter.type == ValueType::Boolean) {
        auto *yes = new QCheckBox(tr("Yes"));
        yes->setChecked(parameter.defaultValue == "true"_L1);
        connect(yes, &QCheckBox::toggled, this, &SignInForm::edited);
        return yes;
    }
    if (isKeyText(parameter)) {
        auto *text = new SecretText;
        text->setFixedHeight(text->fontMetrics().lineSpacing() * 3 + 2 * space::m);
        connect(text, &QPlainTextEdit::textChanged, this, &SignInForm::edited);
        return text;
    }
    QLineEdit *edit = parameter.secret ? new SecretEdit : new QLineEdit;
    edit->setText(parameter.defaultValue);
    connect(edit, &QLineEdit::returnPressed, this, &SignInForm::submitted);
    connect(edit, &QLineEdit::textChanged, this, &SignInForm::edited);
    return edit;
}

const SignInForm::Method &SignInForm::method() const
{
    return m_methods.at(qMax(0, m_way->currentIndex()));
}

void SignInForm::showMethod(int index)
{
    for (int i = 0; i < m_methods.size(); ++i)
        m_methods.at(i).page->setVisible(i == index);
}

QString SignInForm::textOf(const Entry &entry)
{
    if (const auto *edit = qobject_cast<const QLineEdit *>(entry.control))
        return entry.parameter.secret ? edit->text() : edit->text().trimmed();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(entry.control))
        return text->toPlainText().trimmed();
    if (const auto *choice = qobject_cast<const QComboBox *>(entry.control))
        return choice->currentData().toString();
    const auto *yes = qobject_cast<const QCheckBox *>(entry.control);
    return yes && yes->isChecked() ? u"true"_s : u"false"_s;
}

void SignInForm::setText(const Entry &entry, const QString &text)
{
    if (auto *edit = qobject_cast<QLineEdit *>(entry.control))
        edit->setText(text);
    else if (auto *choice = qobject_cast<QComboBox *>(entry.control))
        choice->setCurrentIndex(qMax(0, choice->findData(text)));
    else if (auto *yes = qobject_cast<QCheckBox *>(entry.control))
        yes->setChecked(text == "true"_L1);
}

QString SignInForm::complaint(const Entry &entry)
{
    const QString text = textOf(entry);
    if (entry.parameter.required && text.isEmpty())
        return tr("The source asks for this.");
    bool ok = true;
    if (!text.isEmpty() && entry.parameter.type == ValueType::Integer)
        text.toLongLong(&ok);
    else if (!text.isEmpty() && entry.parameter.type == ValueType::Number)
        text.toDouble(&ok);
    return ok ? QString() : tr("This has to be a number.");
}

QWidget *SignInForm::check()
{
    const bool nameless = connectionName().isEmpty();
    m_nameField->setError(nameless ? tr("Give it a name that your colleagues will recognise.")
                                   : QString());
    QWidget *first = nameless ? m_name : nullptr;
    for (const Entry &entry : method().entries) {
        const QString why = complaint(entry);
        entry.field->setError(why);
        if (!why.isEmpty() && !first)
            first = entry.control;
    }
    return first;
}

QString SignInForm::connectionName() const
{
    return m_name->text().trimmed();
}

NewBaseConnection SignInForm::connection() const
{
    NewBaseConnection out{.name = connectionName(), .authSpec = m_way->currentText()};
    for (const Entry &entry : method().entries) {
        const api::AuthParameter &parameter = entry.parameter;
        const QString text = textOf(entry);
        if (text.isEmpty())
            continue;
        if (isSecret(parameter))
            out.secrets.append(parameter.name);
        else if (parameter.type == ValueType::Boolean)
            out.params.insert(parameter.name, text == "true"_L1);
        else if (isNumber(parameter.type))
            out.params.insert(parameter.name, parameter.type == ValueType::Integer
                                                  ? QVariant(text.toLongLong())
                                                  : QVariant(text.toDouble()));
        else
            out.params.insert(parameter.name, text);
    }
    // What the spec fills in by itself is not asked for.
    for (const api::AuthParameter &parameter :
         m_spec.authSpecs.at(qMax(0, m_way->currentIndex())).parameters) {
        if (parameter.hidden && !parameter.defaultValue.isEmpty())
            out.params.insert(parameter.name, parameter.defaultValue);
    }
    return out;
}

SecretParams SignInForm::secrets() const
{
    SecretParams out;
    for (const Entry &entry : method().entries) {
        if (isSecret(entry.parameter)) {
            const QString text = textOf(entry);
            if (!text.isEmpty())
                out.insert(entry.parameter.name, Secret(text));
        }
    }
    return out;
}

TypedSignIn SignInForm::typed() const
{
    TypedSignIn out{
        .connector = m_spec.ref.id, .name = m_name->text(), .authSpec = m_way->currentText()};
    for (int i = 0; i < m_methods.size(); ++i) {
        TypedWay &way = out.ways[m_way->itemText(i)];
        for (const Entry &entry : m_methods.at(i).entries) {
            const QString text = textOf(entry);
            way.take(entry.parameter, text);
            if (entry.leftOut && text.isEmpty())
                way.leftOut.append(entry.parameter.name);
        }
    }
    return out;
}

void SignInForm::putBack(const TypedSignIn &typed)
{
    m_name->setText(typed.name);
    m_way->setCurrentIndex(qMax(0, m_way->findText(typed.authSpec)));
    for (int i = 0; i < m_methods.size(); ++i) {
        const TypedWay way = typed.ways.value(m_way->itemText(i));
        for (Entry &entry : m_methods[i].entries) {
            const QString &name = entry.parameter.name;
            entry.leftOut = way.leftOut.contains(name);
            if (way.values.contains(name) && !isSecret(entry.parameter))
                setText(entry, way.values.value(name));
            if (entry.leftOut)
                entry.field->setHelp(
                    tr("Secrets are not kept with unsaved work. Please type it again."));
        }
    }
}

void SignInForm::lockIdentity()
{
    m_name->setReadOnly(true);
    m_nameField->setHelp(tr("The base connection exists under this name."));
    m_way->setEnabled(false);
}

void SignInForm::setBusy(bool busy)
{
    m_nameField->setEnabled(!busy);
    m_wayField->setEnabled(!busy);
    for (const Method &one : std::as_const(m_methods))
        one.page->setEnabled(!busy);
}

void SignInForm::focusFirst(bool refused)
{
    QWidget *place = m_name;
    for (const Entry &entry : method().entries) {
        if (refused && (isSecret(entry.parameter))) {
            place = entry.control;
            break;
        }
    }
    place->setFocus(Qt::OtherFocusReason);
    if (auto *edit = qobject_cast<QLineEdit *>(place); edit && refused)
        edit->selectAll(); // the next key replaces it
}

} // namespace dfw::ui
