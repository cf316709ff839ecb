// SPDX-License-Identifier: Apache-2.0
#include "pages/schemabasics.h"

#include "models/schemalistmodel.h"
#include "parts/taskrow.h"
#include "style/metrics.h"
#include "texts/fill.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/note.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::NewSchemaPresenter;
using presenters::TargetPresenter;

namespace {

constexpr qsizetype longestAbout = 120;

// What the two classes that nearly everybody needs are for, in our words; else the service's.
QString classAbout(const api::XdmResource &one)
{
    if (one.id.endsWith("/xdm/context/profile"_L1))
        return SchemaBasics::tr("For people: each record says something about one person.");
    if (one.id.endsWith("/xdm/context/experienceevent"_L1))
        return SchemaBasics::tr("For events: each record is one thing that happened, at one time.");
    return shown(one.description, longestAbout);
}

} // namespace

SchemaBasics::SchemaBasics(TargetPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter)
{
    m_title = new QLineEdit;
    m_title->setObjectName(u"schemaTitle"_s);
    m_titleField = new Field(tr("&Title"), m_title);
    m_titleField->setObjectName(u"schemaTitleField"_s);
    m_description = new QLineEdit;
    m_description->setObjectName(u"schemaDescription"_s);
    m_description->setPlaceholderText(tr("What is in it, for your colleagues"));
    auto *description = new Field(tr("De&scription"), m_description);
    description->setOptional();
    m_class = new QComboBox;
    m_class->setObjectName(u"schemaClass"_s);
    m_classField = new Field(tr("C&lass"), m_class);
    m_classField->setObjectName(u"schemaClassField"_s);
    m_task = new TaskRow;
    m_task->setObjectName(u"schemaPartsTask"_s);
    m_taken = new Note(Tone::Info);
    m_taken->setObjectName(u"titleTakenNote"_s);
    m_reuse = new Button(Kind::Secondary, tr("Use that one"), u"reuse"_s);
    m_reuse->setObjectName(u"reuseSchemaButton"_s);
    m_reuse->setAccessibleName(tr("Use the schema that exists"));
    m_taken->addAction(m_reuse);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    column->addWidget(new FieldRow({m_titleField, description}));
    column->addWidget(m_taken);
    column->addWidget(m_classField);
    column->addWidget(m_task);
    column->addStretch(1);

    NewSchemaPresenter &schema = m_presenter.newSchema();
    connect(m_title, &QLineEdit::textEdited, &schema, &NewSchemaPresenter::setTitle);
    connect(m_description, &QLineEdit::textEdited, &schema, &NewSchemaPresenter::setDescription);
    connect(m_class, &QComboBox::currentIndexChanged, this, [this](int index) {
        const QString id = m_class->itemData(index).toString();
        if (!m_showing && !id.isEmpty())
            m_presenter.newSchema().setClass(id);
    });
    connect(m_reuse, &QAbstractButton::clicked, this, [this] {
        const QString title = m_presenter.newSchema().schema().title.trimmed();
        if (const api::SchemaSummary *one = m_presenter.schemaTitled(title))
            m_presenter.reuseSchema(one->id);
    });
    connect(m_task, &TaskRow::retryRequested, &m_presenter, &TargetPresenter::load);
    connect(m_task, &TaskRow::cancelRequested, &m_presenter, &TargetPresenter::cancel);
}

void SchemaBasics::refreshClasses()
{
    const NewSchemaPresenter &schema = m_presenter.newSchema();
    QStringList shownIds;
    for (int i = 0; i < m_class->count(); ++i)
        shownIds.append(m_class->itemData(i).toString());
    QStringList ids;
    for (const api::XdmResource &one : schema.classes())
        ids.append(one.id);
    const QString chosen = schema.schema().classId;
    if (!chosen.isEmpty() && !ids.contains(chosen))
        ids.append(chosen); // read later, or not in this sandbox
    if (ids != shownIds) {
        m_class->clear();
        for (const QString &id : std::as_const(ids))
            m_class->addItem(schema.isKnownClass(id) ? schema.titleOf(id) : classInWords(id), id);
    }
    m_class->setCurrentIndex(m_class->findData(chosen));
    QString about;
    for (const api::XdmResource &one : schema.classes()) {
        if (one.id == chosen)
            about = classAbout(one);
    }
    m_classField->setHelp(about);
}

QString SchemaBasics::takenSentence() const
{
    const QString title = m_presenter.newSchema().schema().title.trimmed();
    const api::SchemaSummary *schema = m_presenter.schemaTitled(title);
    if (title.isEmpty() || !schema)
        return {};
    QStringList parts;
    for (const QString &ref : schema->refs) {
        if (m_presenter.newSchema().isKnownFieldGroup(ref))
            parts.append(shown(m_presenter.newSchema().titleOf(ref), 40));
    }
    const QString kind = classInWords(schema->classId);
    return parts.isEmpty()
               ? fill(tr("There is a schema of this title already. Its class is %1."), {kind})
               : fill(tr("There is a schema of this title already: %1 with %2."),
                      {kind, parts.join(u", "_s)});
}

QString SchemaBasics::titleProblem() const
{
    const QString title = m_presenter.newSchema().schema().title.trimmed();
    if (title.isEmpty())
        return tr("The new schema has no title");
    if (m_presenter.schemaTitled(title))
        return tr("A schema of this title exists already");
    if (m_presenter.newSchema().resourceTitled(title))
        return tr("A class or field group has this title already");
    return {};
}

QString SchemaBasics::classProblem() const
{
    const NewSchemaPresenter &schema = m_presenter.newSchema();
    if (schema.schema().classId.isEmpty())
        return tr("No class is chosen");
    if (schema.listsTask().isReady() && !schema.isKnownClass(schema.schema().classId))
        return tr("The plan's class is not in this sandbox");
    return {};
}

QList<PageProblem> SchemaBasics::problems() const
{
    QList<PageProblem> out;
    if (const QString title = titleProblem(); !title.isEmpty())
        out.append({title, m_title});
    if (const QString one = classProblem(); !one.isEmpty())
        out.append({one, m_class});
    return out;
}

void SchemaBasics::refresh(bool errorsShown)
{
    const NewSchemaPresenter &presenter = m_presenter.newSchema();
    const NewSchema &schema = presenter.schema();
    m_showing = true;
    if (m_title->text() != schema.title)
        m_title->setText(schema.title);
    if (m_description->text() != schema.description)
        m_description->setText(schema.description);
    refreshClasses();
    m_showing = false;
    m_task->setTask(presenter.listsTask(), tr("Reading classes and field groups"));
    const QString taken = takenSentence();
    m_taken->setText(taken);
    m_taken->setVisible(!taken.isEmpty());
    // A taken title is said at once, not only after Next: the way out stands beside it.
    const bool other = taken.isEmpty() && !schema.title.trimmed().isEmpty() &&
                       presenter.resourceTitled(schema.title.trimmed());
    m_titleField->setError(other          ? tr("A class or field group has this title "
                                                        "already. Choose another.")
                           : !errorsShown ? QString()
                           : schema.title.trimmed().isEmpty()
                               ? tr("Give it a title, unique in this sandbox.")
                           : !taken.isEmpty() ? tr("Use the one there is, or choose another title.")
                                              : QString());
    m_titleField->setHelp(
        schema.title.trimmed().isEmpty() || !m_presenter.listsTask().isReady() || !taken.isEmpty()
            ? tr("Unique in the sandbox, among schemas, classes and field groups.")
            : tr("Free."));
    m_classField->setError(errorsShown ? classProblem() : QString());
}

} // namespace dfw::ui
