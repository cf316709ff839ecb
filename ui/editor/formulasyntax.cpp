// SPDX-License-Identifier: Apache-2.0
#include "editor/formulasyntax.h"

#include "dataprep/functions.h"
#include "dataprep/names.h"
#include "dataprep/tokens.h"
#include "mapping/checks.h"
#include "texts/functiontext.h"

#include <algorithm>
#include <QSet>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using dataprep::FunctionInfo;
using dataprep::Token;

namespace {

constexpr qsizetype mostProposals = 60;

bool isDot(const Token &token, const QString &text)
{
    return token.kind == Token::Kind::Separator && token.in(text) == u"."_s;
}

// The tokens of a path "a.b.c" from `first`: how many there are, dots included.
qsizetype pathLength(const QList<Token> &tokens, qsizetype first, const QString &text)
{
    qsizetype count = 1;
    while (first + count + 1 < tokens.size() && isDot(tokens.at(first + count), text) &&
           tokens.at(first + count + 1).kind == Token::Kind::Column)
        count += 2;
    return count;
}

FormulaRole roleOf(const Token &token, const QString &text)
{
    switch (token.kind) {
    case Token::Kind::Function:
        return dataprep::findFunction(token.in(text).toString()) ? FormulaRole::Function
                                                                 : FormulaRole::UnknownFunction;
    case Token::Kind::Text:
        return FormulaRole::Text;
    case Token::Kind::Number:
        return FormulaRole::Number;
    case Token::Kind::Word:
        return FormulaRole::Word;
    case Token::Kind::Bad:
        return FormulaRole::UnknownColumn;
    default:
        return FormulaRole::Operator;
    }
}

// Whether a value ends with this token, so that an operator comes next.
bool endsValue(const Token &token, const QString &text)
{
    switch (token.kind) {
    case Token::Kind::Column:
    case Token::Kind::Text:
    case Token::Kind::Number:
        return true;
    case Token::Kind::Word:
        return token.in(text) == u"true"_s || token.in(text) == u"false"_s ||
               token.in(text) == u"null"_s;
    case Token::Kind::Bracket:
        return token.in(text) == u")"_s || token.in(text) == u"]"_s || token.in(text) == u"}"_s;
    default:
        return false;
    }
}

// 0 best; -1 where it does not match.
int rank(const QString &name, const QString &begun)
{
    if (begun.isEmpty() || name.startsWith(begun))
        return 0;
    if (name.startsWith(begun, Qt::CaseInsensitive))
        return 1;
    const qsizetype at = name.indexOf(begun, 0, Qt::CaseInsensitive);
    if (at < 0)
        return -1;
    return !name.at(at - 1).isLetterOrNumber() || name.at(at).isUpper() ? 2 : 3;
}

class Ranked
{
public:
    explicit Ranked(QString begun) : m_begun(std::move(begun)) {}
    void offer(const FormulaProposal &proposal)
    {
        if (const int place = rank(proposal.name, m_begun); place >= 0)
            m_places[place].append(proposal);
    }
    QList<FormulaProposal> take() const
    {
        QList<FormulaProposal> out;
        for (const QList<FormulaProposal> &place : m_places)
            out += place;
        return out.mid(0, mostProposals);
    }

private:
    QString m_begun;
    QList<FormulaProposal> m_places[4];
};

FormulaProposal functionProposal(const FunctionInfo &info)
{
    return {.kind = FormulaProposal::Kind::Function,
            .name = info.name,
            .insert = info.name + u'(',
            .detail = categoryName(info.category),
            .help = info.signature() + u": "_s + functionHelp(info)};
}

FormulaProposal columnProposal(const Column &column)
{
    return {.kind = FormulaProposal::Kind::Column,
            .name = column.name,
            .insert = dataprep::expressionName(column.name),
            .detail = column.xdmType.isEmpty() ? column.rawType : column.xdmType,
            .type = column.type()};
}

void offerOperators(Ranked &ranked)
{
    for (const dataprep::OperatorInfo &one : dataprep::allOperators()) {
        if (one.unary)
            continue;
        ranked.offer({.kind = FormulaProposal::Kind::Operator,
                      .name = one.symbol,
                      .insert = one.symbol + u' ',
                      .detail = one.word});
    }
}

// What may stand behind a dot: methods, and what is inside a record.
void offerMembers(Ranked &ranked, const QString &parent, const QList<Column> &columns)
{
    for (const FunctionInfo &info : dataprep::allFunctions()) {
        if (info.method && !info.outdated)
            ranked.offer(functionProposal(info));
    }
    for (const Column &column : columns) {
        if (!parent.isEmpty() && column.name.startsWith(parent + u'.')) {
            FormulaProposal member = columnProposal(column);
            member.name = member.insert = column.name.sliced(parent.size() + 1);
            ranked.offer(member);
        }
    }
}

void offerValues(Ranked &ranked, const QList<Column> &columns, bool columnsOnly)
{
    for (const Column &column : columns)
        ranked.offer(columnProposal(column));
    if (columnsOnly)
        return;
    for (const FunctionInfo &info : dataprep::allFunctions()) {
        if (!info.outdated && !info.destinationOnly && !info.method)
            ranked.offer(functionProposal(info));
    }
}

} // namespace

QList<FormulaSpan> formulaSpans(const QString &text, const QStringList &columns)
{
    const QSet<QString> known(columns.begin(), columns.end());
    const QList<Token> tokens = dataprep::tokenize(text);
    QList<FormulaSpan> out;
    out.reserve(tokens.size());
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (tokens.at(i).kind != Token::Kind::Column) {
            out.append({tokens.at(i).position, tokens.at(i).length, roleOf(tokens.at(i), text)});
            continue;
        }
        const qsizetype count = pathLength(tokens, i, text);
        QStringList names;
        for (qsizetype step = i; step < i + count; step += 2)
            names.append(dataprep::columnContent(tokens.at(step).in(text)));
        const qsizetype from = tokens.at(i).position;
        out.append({from, tokens.at(i + count - 1).end() - from,
                    mapping::namesColumn(names.join(u'.'), known) ? FormulaRole::Column
                                                                  : FormulaRole::UnknownColumn});
        i += count - 1;
    }
    return out;
}

std::optional<BracketPair> bracketsAt(const QString &text, qsizetype cursor)
{
    // The one just typed first, then the one the cursor stands before.
    for (const qsizetype at : {cursor - 1, cursor}) {
        if (at < 0 || at >= text.size() || !QStringView(u"()[]{}").contains(text.at(at)))
            continue;
        const QList<Token> tokens = dataprep::tokenize(text);
        const bool isBracket = std::any_of(tokens.begin(), tokens.end(), [&](const Token &token) {
            return token.kind == Token::Kind::Bracket && token.position == at;
        });
        if (isBracket)
            return BracketPair{at, dataprep::matchingBracket(text, at).value_or(-1)};
    }
    return {};
}

FormulaCompletion completeFormula(const QString &text, qsizetype cursor,
                                  const QList<Column> &columns, bool asked)
{
    const QList<Token> tokens = dataprep::tokenize(text);
    qsizetype before = -1; // the last token that ends at or before the word begun
    const Token *begun = nullptr;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const Token &token = tokens.at(i);
        if (token.position >= cursor)
            break;
        const bool inside = cursor < token.end() || (cursor == token.end() && !token.closed);
        if (token.kind == Token::Kind::Text && inside)
            return {.from = cursor}; // a text is the user's own
        const bool isName =
            token.kind == Token::Kind::Column || token.kind == Token::Kind::Function ||
            token.kind == Token::Kind::Word ||
            (token.kind == Token::Kind::Operator && token.in(text).front().isLetter());
        if (isName && cursor <= token.end())
            begun = &token;
        else
            before = i;
    }
    FormulaCompletion out{.from = begun ? begun->position : cursor,
                          .length = begun ? begun->length : 0};
    if (!begun && !asked)
        return out;
    const bool wrapped = begun && begun->in(text).startsWith(u"${"_s);
    const QString word = begun ? text.sliced(begun->position, cursor - begun->position) : QString();
    Ranked ranked(wrapped ? word.mid(2) : word);
    if (before >= 0 && isDot(tokens.at(before), text)) {
        QStringList parent;
        for (qsizetype i = before - 1; i >= 0 && tokens.at(i).kind == Token::Kind::Column; i -= 2) {
            parent.prepend(dataprep::columnContent(tokens.at(i).in(text)));
            if (i == 0 || !isDot(tokens.at(i - 1), text))
                break;
        }
        offerMembers(ranked, parent.join(u'.'), columns);
    } else if (before >= 0 && endsValue(tokens.at(before), text)) {
        offerOperators(ranked);
    } else {
        offerValues(ranked, columns, wrapped);
    }
    out.proposals = ranked.take();
    return out;
}

std::optional<FormulaHint> formulaHintAt(const QString &text, qsizetype cursor)
{
    const auto call = dataprep::callAt(text, cursor);
    const FunctionInfo *info = call ? dataprep::findFunction(call->function) : nullptr;
    if (!info)
        return {};
    FormulaHint out{.help = functionHelp(*info)};
    QStringList names;
    for (const dataprep::Parameter &parameter : info->parameters) {
        QString name = parameter.name;
        if (parameter.repeats)
            name += u", …"_s;
        names.append(parameter.optional ? u'[' + name + u']' : name);
    }
    // A parameter that repeats takes all further ones.
    const qsizetype current = qMin<qsizetype>(call->argument, names.size() - 1);
    const bool any =
        !names.isEmpty() && (call->argument < names.size() || info->parameters.last().repeats);
    if (info->method && !names.isEmpty()) {
        out.before = names.takeFirst() + u'.' + info->name + u'(';
        if (any && current > 0)
            out.parameter = names.value(current - 1);
        out.after = u")"_s;
        return out;
    }
    out.before = info->name + u'(';
    if (!any) {
        out.before += names.join(u", "_s);
    } else {
        out.before += names.mid(0, current).join(u", "_s) + (current > 0 ? u", "_s : QString());
        out.parameter = names.at(current);
        if (current + 1 < names.size())
            out.after = u", "_s + names.mid(current + 1).join(u", "_s);
    }
    out.after += u')';
    return out;
}

} // namespace dfw::ui
