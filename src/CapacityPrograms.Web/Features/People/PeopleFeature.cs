using CapacityPrograms.Web.Platform.Access;

namespace CapacityPrograms.Web.Features.People;

/// <summary>People as coordinators keep them.</summary>
public static class PeopleFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddScoped<PeopleQueries>();
        services.AddScoped<PeopleService>();
        services.AddScoped<SelectedPeopleService>();
        services.AddScoped<TrainerQueries>();
        services.AddScoped<MergeQueries>();
        services.AddScoped<MergeService>();
        services.AddScoped<DuplicateQueries>();
        services.AddScoped<IdentityQuestionQueries>();
        services.AddScoped<IdentityQuestionService>();
        services.AddScoped<ErasureService>();
        services.AddScoped<RightsService>();
        services.AddScoped<RetentionQueries>();
        services.AddScoped<RetentionService>();
        services.AddScoped<OwnDataQueries>();
    }

    /// <summary>Maps the address of a person's own data as a file.</summary>
    public static void MapPeople(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/people/{id:int}/data.json",
                async (int id, HttpContext http, ActorSource actors, OwnDataQueries queries) =>
                    Results.File(
                        await queries.WriteAsync(await actors.ForAsync(http.User, http.RequestAborted), id, http.RequestAborted),
                        "application/json; charset=utf-8", FormattableString.Invariant($"person-{id}.json")))
            .RequireAuthorization(Policies.Coordinate);
}
