// SPDX-License-Identifier: Apache-2.0
#include "mapping/synonyms.h"

#include "mapping/words.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// Q_INIT_RESOURCE must be outside of any namespace.
static void initWordsResource()
{
    Q_INIT_RESOURCE(mappingwords);
}

namespace dfw::mapping {

using namespace Qt::StringLiterals;

namespace {

QJsonObject resource(const QString &name)
{
    QFile file(u":/dfw/mapping/"_s + name);
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT(open); // our own file, read by a test
    Q_UNUSED(open)
    return QJsonDocument::fromJson(file.readAll()).object();
}

QString joined(const QString &words)
{
    return nameTokens(words).join(u' ');
}

// "mobilePhone" fits "*Phone".
bool segmentFits(QStringView segment, QStringView pattern)
{
    return pattern.startsWith(u'*') ? segment.endsWith(pattern.sliced(1)) : segment == pattern;
}

bool endsWithPath(const QString &path, const QString &pattern)
{
    const QList<QStringView> have = QStringView(path).split(u'.');
    const QList<QStringView> want = QStringView(pattern).split(u'.');
    if (want.size() > have.size())
        return false;
    for (qsizetype i = 0; i < want.size(); ++i) {
        if (!segmentFits(have.at(have.size() - want.size() + i), want.at(i)))
            return false;
    }
    // A single name is meant where it stands at the top, not everywhere.
    return want.size() > 1 || have.size() == 1;
}

} // namespace

const Lexicon &Lexicon::builtIn()
{
    static const Lexicon lexicon;
    return lexicon;
}

Lexicon::Lexicon()
{
    initWordsResource();
    readSynonyms();
    readXdmWords();
}

Concept Lexicon::intern(const QString &name)
{
    const auto at = m_concepts.constFind(name);
    if (at != m_concepts.cend())
        return *at;
    const Concept one = Concept(m_names.size());
    m_names.append(name);
    m_concepts.insert(name, one);
    return one;
}

QList<Concept> Lexicon::sequence(const QString &names)
{
    QList<Concept> out;
    for (const QString &name : names.split(u' '))
        out.append(intern(name));
    return out;
}

void Lexicon::readSynonyms()
{
    const QJsonObject root = resource(u"synonyms.json"_s);
    const auto add = [&](const QString &words, const QList<Concept> &concepts, WordKind kind) {
        QList<Entry> &list = m_entries[words];
        for (const Entry &one : std::as_const(list)) {
            if (one.concepts == concepts)
                return;
        }
        list.append({concepts, kind});
        m_longest = qMax(m_longest, int(words.count(u' ')) + 1);
    };
    const QJsonObject concepts = root.value("concepts"_L1).toObject();
    for (auto it = concepts.begin(); it != concepts.end(); ++it) {
        const QList<Concept> meaning = sequence(it.key());
        add(it.key(), meaning, WordKind::Itself);
        const QJsonObject languages = it.value().toObject();
        for (auto language = languages.begin(); language != languages.end(); ++language) {
            const WordKind kind =
                language.key() == "short"_L1 ? WordKind::Short : WordKind::Synonym;
            for (const QJsonValue &word : language.value().toArray())
                add(joined(word.toString()), meaning, kind);
        }
    }
    const QJsonObject light = root.value("light"_L1).toObject();
    for (auto it = light.begin(); it != light.end(); ++it)
        m_weights.insert(intern(it.key()), it.value().toDouble());
    for (const QJsonValue &word : root.value("ignored"_L1).toArray())
        m_ignored.append(folded(word.toString()));
    for (const QJsonValue &value : root.value("near"_L1).toArray()) {
        const QJsonArray pair = value.toArray();
        const Concept a = intern(pair.at(0).toString());
        const Concept b = intern(pair.at(1).toString());
        m_near[a].append({b, pair.at(2).toDouble()});
        m_near[b].append({a, pair.at(2).toDouble()});
    }
}

void Lexicon::readXdmWords()
{
    const QJsonObject root = resource(u"xdmwords.json"_s);
    const QJsonObject fields = root.value("fields"_L1).toObject();
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        FieldWords words;
        for (const QJsonValue &value : it.value().toArray()) {
            QString phrase = value.toString();
            if (phrase.startsWith("= "_L1)) {
                words.instead = true;
                phrase.remove(0, 2);
            }
            words.phrases.append(phrase);
            sequence(phrase);
        }
        m_fields[it.key().section(u'.', -1)].append({it.key(), words});
    }
    // The longest pattern is the most exact one.
    for (QList<Pattern> &list : m_fields) {
        std::stable_sort(list.begin(), list.end(), [](const Pattern &a, const Pattern &b) {
            return a.path.count(u'*') != b.path.count(u'*')
                       ? a.path.count(u'*') < b.path.count(u'*')
                       : a.path.size() > b.path.size();
        });
    }
    const QJsonObject parents = root.value("parents"_L1).toObject();
    for (auto it = parents.begin(); it != parents.end(); ++it)
        m_parents.insert(it.key(), it.value().toDouble());
    for (const QJsonValue &word : root.value("wrappers"_L1).toArray())
        m_wrappers.append(word.toString());
}

const Lexicon::FieldWords *Lexicon::fieldWords(const QString &path) const
{
    const auto list = m_fields.constFind(path.mid(path.lastIndexOf(u'.') + 1));
    if (list == m_fields.cend())
        return nullptr;
    for (const Pattern &pattern : *list) {
        if (endsWithPath(path, pattern.path))
            return &pattern.words;
    }
    return nullptr;
}

const double *Lexicon::parentShare(const QString &path) const
{
    auto it = m_parents.constFind(path.section(u'.', -2));
    if (it == m_parents.cend())
        it = m_parents.constFind(path.section(u'.', -1));
    return it == m_parents.cend() ? nullptr : &*it;
}

} // namespace dfw::mapping
