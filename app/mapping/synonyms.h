// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace dfw::mapping {

/// One idea a word stands for, as a number; words no list knows get numbers of their own from
/// Wording.
using Concept = int;

/// How a word came to stand for a concept.
enum class WordKind {
    Itself,  ///< the concept's own English word, or a word no list knows
    Synonym, ///< another word or another language
    Short,   ///< an abbreviation
};

/// The words of English, French, Portuguese and Swedish for what stands in customer tables
/// (resource synonyms.json), and what XDM's standard fields are called in plain words
/// (xdmwords.json).
class Lexicon
{
public:
    struct Entry
    {
        QList<Concept> concepts; ///< "dob" stands for birth, date
        WordKind kind = WordKind::Itself;
    };
    struct FieldWords
    {
        QStringList phrases;
        bool instead = false; ///< the field's own name counts no longer
    };

    static const Lexicon &builtIn();

    /// By folded words with blanks between them; several where the words are ambiguous.
    QList<Entry> entries(const QString &words) const { return m_entries.value(words); }
    bool knows(const QString &words) const { return m_entries.contains(words); }
    int longestPhrase() const { return m_longest; }
    bool isIgnored(const QString &word) const { return m_ignored.contains(word); }

    qsizetype conceptCount() const { return m_names.size(); }
    QString conceptName(Concept one) const { return m_names.value(one); }
    Concept conceptOf(const QString &name) const { return m_concepts.value(name, -1); }
    /// 0…1: how much a concept says about what a column is; "id" alone says little.
    double weight(Concept one) const { return m_weights.value(one, 1.0); }
    /// Concepts that may stand for this one, with how well (0…1).
    using Near = QList<std::pair<Concept, double>>;
    const Near &near(Concept one) const
    {
        const auto at = m_near.constFind(one);
        return at == m_near.cend() ? m_none : *at;
    }

    /// Plain words for a standard field; nullptr where there are none.
    const FieldWords *fieldWords(const QString &path) const;
    /// How likely a column that does not say so belongs below this parent; no value where the
    /// parent is not a standard one.
    const double *parentShare(const QString &path) const;
    bool isWrapper(const QString &word) const { return m_wrappers.contains(word); }

private:
    struct Pattern
    {
        QString path;
        FieldWords words;
    };
    Lexicon();
    void readSynonyms();
    void readXdmWords();
    Concept intern(const QString &name);
    QList<Concept> sequence(const QString &names);

    QHash<QString, QList<Entry>> m_entries;
    QStringList m_ignored;
    QStringList m_names;
    QHash<QString, Concept> m_concepts;
    QHash<Concept, double> m_weights;
    QHash<Concept, Near> m_near;
    Near m_none;
    QHash<QString, QList<Pattern>> m_fields; ///< by the last name of the pattern
    QHash<QString, double> m_parents;
    QStringList m_wrappers;
    int m_longest = 1;
};

} // namespace dfw::mapping
