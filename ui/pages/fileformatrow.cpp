// SPDX-License-Identifier: Apache-2.0
#include "pages/fileformatrow.h"

#include "widgets/button.h"
#include "widgets/field.h"

#include <array>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::FilesPresenter;

namespace {

// What data.properties may say (flow-service reference, source connections of files).
constexpr std::array encodings{"UTF-8"_L1, "ISO-8859-1"_L1};
constexpr std::array compressions{"gzip"_L1,       "bzip2"_L1,   "deflate"_L1,
                                  "zipDeflate"_L1, "tarGzip"_L1, "tar"_L1};

void select(QComboBox *combo, const QString &value)
{
    int index = combo->findData(value);
    if (index < 0) {
        combo->addItem(value, value);
        index = combo->count() - 1;
    }
    combo->setCurrentIndex(index);
}

} // namespace

FileFormatRow::FileFormatRow(FilesPresenter &files, QWidget *parent)
    : QWidget(parent), m_files(files),
      m_findOut(new Button(Kind::Secondary, tr("Find &out"), u"wand"_s, this))
{
    auto *fields = new FieldRow({}, this);
    fields->addField(addCombo(m_format, tr("For&mat"), u"fileFormat"_s), 4);
    fields->addField(addCombo(m_delimiter, tr("&Delimiter"), u"fileDelimiter"_s), 4);
    fields->addField(addCombo(m_encoding, tr("&Encoding"), u"fileEncoding"_s), 4);
    fields->addField(addCombo(m_compression, tr("Compress&ion"), u"fileCompression"_s), 4);
    m_format->addItem(tr("Delimited"), static_cast<int>(FileFormat::Delimited));
    m_format->addItem(tr("JSON"), static_cast<int>(FileFormat::Json));
    m_format->addItem(tr("Parquet"), static_cast<int>(FileFormat::Parquet));
    m_delimiter->addItem(tr("Comma  ,"), u","_s);
    m_delimiter->addItem(tr("Semicolon  ;"), u";"_s);
    m_delimiter->addItem(tr("Tab"), u"\t"_s);
    m_delimiter->addItem(tr("Bar  |"), u"|"_s);
    for (const QLatin1StringView one : encodings)
        m_encoding->addItem(one, QString(one));
    m_compression->addItem(tr("None"), QString());
    for (const QLatin1StringView one : compressions)
        m_compression->addItem(one, QString(one));
    m_findOut->setObjectName(u"findOutButton"_s);
    m_findOut->setAccessibleName(tr("Find out"));
    m_findOut->setToolTip(tr("The service looks into the file and fills in how it is written."));
    m_findOut->setAccessibleDescription(m_findOut->toolTip());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(fields);
    connect(m_findOut, &Button::clicked, &m_files, &FilesPresenter::findOut);
}

Field *FileFormatRow::addCombo(QComboBox *&combo, const QString &label, const QString &objectName)
{
    combo = new QComboBox;
    combo->setObjectName(objectName);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(6);
    connect(combo, &QComboBox::activated, this, &FileFormatRow::store);
    auto *field = new Field(label, combo);
    field->setMinimumWidth(96);
    return field;
}

void FileFormatRow::refresh()
{
    m_showing = true;
    const FileSelection selection = m_files.selection();
    const bool chosen = m_files.hasSelection();
    const bool delimited = selection.format == FileFormat::Delimited;
    m_format->setCurrentIndex(m_format->findData(static_cast<int>(selection.format)));
    select(m_delimiter, selection.columnDelimiter.isEmpty() ? u","_s : selection.columnDelimiter);
    select(m_encoding, selection.encoding.isEmpty() ? u"UTF-8"_s : selection.encoding);
    select(m_compression, selection.compression);
    m_format->setEnabled(chosen);
    m_delimiter->setEnabled(chosen && delimited);
    m_encoding->setEnabled(chosen && delimited);
    m_compression->setEnabled(chosen && selection.format != FileFormat::Parquet);
    m_findOut->setEnabled(chosen);
    m_showing = false;
}

void FileFormatRow::store()
{
    if (m_showing)
        return;
    m_files.setProperties(static_cast<FileFormat>(m_format->currentData().toInt()),
                          m_delimiter->currentData().toString(),
                          m_encoding->currentData().toString(),
                          m_compression->currentData().toString());
}

} // namespace dfw::ui
