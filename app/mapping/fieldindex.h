// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/schemafield.h"
#include "mapping/valuepatterns.h"
#include "mapping/wording.h"

#include <optional>
#include <stop_token>

namespace dfw::mapping {

/// One thing a field may be called.
struct FieldPhrase
{
    QList<Term> terms;
    double total = 0;  ///< of the weights
    double factor = 1; ///< lower for names that say little alone: "number"
};

/// What must be said of a parent for a column to belong below it.
struct ParentMention
{
    QList<Concept> qualifiers;
    double share = 1; ///< factor where none of them is said
};

struct FieldParent
{
    QString path;
    QList<Term> words;
    QList<ParentMention> mentions; ///< of the parent and those above it
    QList<int> children;           ///< numbers of indexed fields
};

struct IndexedField
{
    const SchemaField *field = nullptr; ///< belongs to the index' SchemaFields
    int parent = -1;
    QList<FieldPhrase> phrases;
    QList<Concept> described; ///< words of its description
    std::optional<ValuePattern> expected;
    bool saysDate = false; ///< a concept of its names is a time
    bool saysCode = false; ///< id, number, code and the like: digits are no surprise
};

/// The fields a column may be put on, by the concepts of their names. Objects, arrays, what lies in
/// arrays, deprecated fields and those the Platform fills itself are not in it.
class FieldIndex
{
public:
    /// A field that has a concept, and how much of the field's name it is (0…1).
    struct Posting
    {
        int field = 0;
        float share = 0;
    };

    /// After `stop` it is not complete.
    FieldIndex(const SchemaFields &fields, Wording &wording, std::stop_token stop = {});

    const QList<IndexedField> &fields() const { return m_fields; }
    const QList<FieldParent> &parents() const { return m_parents; }
    const QList<Posting> &postings(Concept one) const;
    /// -1 where no field is below it.
    int parentOf(const QString &path) const { return m_parentNumbers.value(path, -1); }

private:
    int parentFor(const QString &path, Wording &wording);
    void addPhrases(IndexedField &entry, Wording &wording) const;
    void post(int number);

    SchemaFields m_schema;
    QList<IndexedField> m_fields;
    QList<FieldParent> m_parents;
    QHash<QString, int> m_parentNumbers;
    QHash<Concept, QList<Posting>> m_postings;
};

} // namespace dfw::mapping
