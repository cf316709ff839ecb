// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mapping/synonyms.h"

#include <QHash>
#include <QList>
#include <QString>

namespace dfw::mapping {

/// One concept of a name, with the word it was read from.
struct Term
{
    Concept concept_ = -1;
    float weight = 1; ///< how much it says, 0…1
    WordKind kind = WordKind::Itself;
    QString word;                        ///< as it stands in the name, folded
    const Lexicon::Near *near = nullptr; ///< belongs to the lexicon
};

/// One way to understand a name: "st_cd" is a state's code or a status' code.
struct Reading
{
    QList<Term> terms;
    double trust = 1; ///< lower where glued words were cut or an abbreviation was guessed
};

/// Turns names into concepts, for one table and one schema: words no list knows become concepts of
/// their own, so that they still meet themselves on the other side.
class Wording
{
public:
    explicit Wording(const Lexicon &lexicon) : m_lexicon(lexicon) {}

    /// A field's name or title; its words are learnt, columns may abbreviate them.
    QList<Reading> readField(const QString &name);
    /// A column's name: glued words are cut, unknown short words taken for abbreviations.
    QList<Reading> readColumn(const QString &name);
    const Lexicon &lexicon() const { return m_lexicon; }

private:
    struct Word
    {
        QString text;
        double trust = 1;
        bool guessed = false; ///< stands for a schema's word
        QString original;     ///< as it stood in the name
    };
    QList<Reading> read(const QList<Word> &words, int most);
    QList<Word> cut(const QString &token);
    QStringList abbreviated(const QString &token) const;
    bool isKnown(const QString &word) const;
    Concept conceptFor(const QString &word);

    const Lexicon &m_lexicon;
    QHash<QString, Concept> m_own;
    QHash<QString, QList<Reading>> m_fieldReadings;
    QHash<QString, QList<Word>> m_cuts;
    QHash<QString, int> m_learnt;                ///< words of the schema
    QHash<QChar, QStringList> m_learntByInitial; ///< those long enough to be abbreviated
};

} // namespace dfw::mapping
