// SPDX-License-Identifier: Apache-2.0
#include "localplatform/drills.h"

#include <algorithm>
#include <array>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int mostHits = 999;

// Where a step's requests go, as "METHOD path".
struct StepPlace
{
    QLatin1StringView step;
    QLatin1StringView request; ///< that does the step
    QLatin1StringView entity;  ///< the path of what the step makes, below its service; may be empty
};

constexpr std::array<StepPlace, 17> places{{
    {"connectionSpec"_L1, "GET .*/connectionSpecs(/|$)"_L1, {}},
    {"schemaParts"_L1, "GET .*/schemaregistry/"_L1, {}},
    {"baseConnection"_L1, "(POST .*/connections|GET .*/connections/[^/]+)$"_L1, "/connections"_L1},
    {"connectionTest"_L1, "GET .*/connections/[^/]+/test$"_L1, {}},
    {"flowSpec"_L1, "GET .*/flowSpecs(/|$)"_L1, {}},
    {"fieldGroup"_L1, "POST .*/tenant/fieldgroups$"_L1, "/tenant/fieldgroups"_L1},
    {"schema"_L1, "(POST .*/tenant/schemas|GET .*/tenant/schemas/[^/]+)$"_L1, "/tenant/schemas"_L1},
    {"identities"_L1, "POST .*/tenant/descriptors$"_L1, {}},
    {"profile"_L1, "PATCH .*/tenant/schemas/"_L1, "/tenant/schemas"_L1},
    {"dataset"_L1, "(POST .*/dataSets|GET .*/dataSets/[^/]+)$"_L1, "/dataSets"_L1},
    {"adHocClass"_L1, "POST .*/tenant/classes$"_L1, "/tenant/classes"_L1},
    {"adHocSchema"_L1, "POST .*/tenant/schemas$"_L1, "/tenant/schemas"_L1},
    {"datasetConnection"_L1, "POST .*/connections$"_L1, "/connections"_L1},
    {"sourceConnection"_L1, "POST .*/sourceConnections$"_L1, "/sourceConnections"_L1},
    {"targetConnection"_L1, "POST .*/targetConnections$"_L1, "/targetConnections"_L1},
    {"mappingSet"_L1, "POST .*/mappingSets$"_L1, {}},
    {"flow"_L1, "POST .*/flows$"_L1, "/flows"_L1},
}};

constexpr auto anyCreate =
    "POST .*/(connections|sourceConnections|targetConnections|flows|mappingSets|dataSets|"
    "tenant/(fieldgroups|schemas|classes|descriptors))$"_L1;
constexpr auto anyEntity = "/(connections|sourceConnections|targetConnections|flows|dataSets|"
                           "tenant/(fieldgroups|schemas|classes))"_L1;

QByteArray gatewayBody(const char *code, const char *message)
{
    return QByteArray(R"({"error_code":")") + code + R"(","message":")" + message + R"("})";
}

QByteArray flowBody(const char *code, int status, const char *title, const char *message)
{
    const QByteArray text = message;
    return QByteArray(R"({"type":"https://ns.adobe.com/aep/errors/)") + code + R"(","title":")" +
           title + R"(","status":)" + QByteArray::number(status) +
           R"(,"report":{"detailed-message":")" + text + R"("},"errorMessage":")" + text + R"("})";
}

struct NamedFault
{
    QLatin1StringView name;
    FaultRule rule;
};

const QList<NamedFault> &faults()
{
    using Action = FaultRule::Action;
    static const QList<NamedFault> all{
        {"expired-token"_L1,
         {.status = 401, .body = gatewayBody("401013", "Oauth token is not valid")}},
        {"forbidden"_L1,
         {.status = 403,
          .body = flowBody("FLOW-2118-403", 403, "Forbidden", "no permission: a drill")}},
        {"rate-limit"_L1,
         {.status = 429,
          .body = gatewayBody("429050", "Too many requests: a drill"),
          .retryAfter = 5s}},
        {"server-error"_L1,
         {.status = 500,
          .body = flowBody("FLOW-1102-500", 500, "Internal Server Error", "a drill")}},
        {"slow"_L1, {.action = Action::Delay, .delay = 5s}},
        {"hang"_L1, {.action = Action::Hang}},
        {"cut-body"_L1, {.action = Action::CutBody}},
        {"garbage"_L1,
         {.action = Action::AnswerAfterHandling,
          .status = 0,
          .body = "<html>this is no JSON</html>"}},
        {"reply-lost"_L1, {.action = Action::DropAfterHandling}},
        {"etag-clash"_L1, {.action = Action::ChangeFirst}},
        {"redirect"_L1,
         {.status = 307, .noBody = true, .headers = {{"Location", "https://example.invalid/"}}}},
    };
    return all;
}

const StepPlace *placeOf(const QString &step)
{
    const auto found = std::find_if(places.begin(), places.end(),
                                    [&](const StepPlace &place) { return place.step == step; });
    return found == places.end() ? nullptr : &*found;
}

const NamedFault *faultNamed(const QString &name)
{
    const auto found = std::find_if(faults().begin(), faults().end(),
                                    [&](const NamedFault &fault) { return fault.name == name; });
    return found == faults().end() ? nullptr : &*found;
}

Error refused(const QString &code, const QString &written, const QString &right)
{
    return {.kind = ErrorKind::InvalidPlan, .where = written, .code = code, .detail = right};
}

std::optional<int> number(const QString &text, int least)
{
    bool fine = false;
    const int value = text.toInt(&fine);
    return fine && value >= least && value <= mostHits ? std::optional(value) : std::nullopt;
}

} // namespace

QStringList drillNames()
{
    QStringList names;
    for (const NamedFault &fault : faults())
        names.append(fault.name);
    return names;
}

QStringList drillSteps()
{
    QStringList steps;
    for (const StepPlace &place : places)
        steps.append(place.step);
    return steps;
}

bool canHit(const QString &name, const QString &step)
{
    const NamedFault *fault = faultNamed(name);
    const StepPlace *place = placeOf(step);
    return fault && place &&
           (fault->rule.action != FaultRule::Action::ChangeFirst || !place->entity.isEmpty());
}

QStringList stepsOf(const QString &name)
{
    QStringList steps = drillSteps();
    steps.removeIf([&](const QString &step) { return !canHit(name, step); });
    return steps;
}

Result<Drill> parseDrill(const QString &text)
{
    const QString written = text.trimmed();
    const QString what = written.section(u'*', 0, 0);
    Drill drill{.name = what.section(u'@', 0, 0)};
    if (!faultNamed(drill.name))
        return refused(u"UnknownDrill"_s, drill.name, drillNames().join(u", "_s));
    if (what.contains(u'@')) {
        const QString place = what.section(u'@', 1);
        if (const auto nth = number(place, 1))
            drill.nth = *nth;
        else if (canHit(drill.name, place))
            drill.step = place;
        else
            return refused(u"UnknownStep"_s, place,
                           stepsOf(drill.name).join(u", "_s) + u", 1–%1"_s.arg(mostHits));
    }
    if (written.contains(u'*')) {
        const QString times = written.section(u'*', 1);
        const auto count = number(times, 0);
        if (!count)
            return refused(u"BadCount"_s, times, u"0–%1"_s.arg(mostHits));
        drill.count = *count;
    }
    return drill;
}

FaultRule ruleFor(const Drill &drill)
{
    const NamedFault *fault = faultNamed(drill.name);
    const StepPlace *place = placeOf(drill.step);
    Q_ASSERT(fault && (place || drill.step.isEmpty()));
    FaultRule rule = fault->rule;
    rule.nthHit = drill.nth;
    rule.count = drill.count;
    if (rule.action == FaultRule::Action::ChangeFirst)
        rule.linePattern =
            u"^(GET|PATCH|DELETE) .*%1/[^/]+$"_s.arg(place ? place->entity : anyEntity);
    else
        rule.linePattern = u'^' + QString(place ? place->request : anyCreate);
    return rule;
}

} // namespace dfw::localplatform
