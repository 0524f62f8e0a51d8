import type { Movie } from '../generated/prisma/client.ts';

/** A movie of the demo, without posters and trailers: we have no right to them. */
export type DemoMovie = Omit<Movie, 'id'>;

/**
 * Twelve movies. Certificates are the MPA's; release dates are those of the country of origin. Their
 * order makes a day: of every four, the first is shown around noon, the last late in the evening.
 */
export const demoMovies: readonly DemoMovie[] = [
  movie({
    title: 'Toy Story',
    synopsis:
      'A cowboy doll has been the favourite toy for years when a space ranger who does not know that he is one moves in. Lost in the world outside, the two rivals have to find the way home together.',
    runtimeMinutes: 81,
    certificate: 'G',
    genres: ['Animation', 'Family', 'Comedy'],
    cast: ['Tom Hanks', 'Tim Allen', 'Don Rickles', 'Annie Potts'],
    releaseDate: new Date('1995-11-22'),
  }),
  movie({
    title: 'Back to the Future',
    synopsis:
      'A DeLorean takes a teenager thirty years back, where he gets in the way of the evening on which his parents fell in love. He has a week to put that right, and one bolt of lightning to get home by.',
    runtimeMinutes: 116,
    certificate: 'PG',
    genres: ['Science Fiction', 'Comedy', 'Adventure'],
    cast: ['Michael J. Fox', 'Christopher Lloyd', 'Lea Thompson', 'Crispin Glover', 'Thomas F. Wilson'],
    releaseDate: new Date('1985-07-03'),
  }),
  movie({
    title: 'Forrest Gump',
    synopsis:
      'On a bench at a bus stop, a man from Alabama tells strangers his life: how he ran, served, fished for shrimp and met three presidents, and never stopped loving Jenny.',
    runtimeMinutes: 142,
    certificate: 'PG-13',
    genres: ['Drama', 'Romance'],
    cast: ['Tom Hanks', 'Robin Wright', 'Gary Sinise', 'Sally Field', 'Mykelti Williamson'],
    releaseDate: new Date('1994-07-06'),
  }),
  movie({
    title: 'The Matrix',
    synopsis:
      'A programmer learns that the world he knows is a simulation built to keep people quiet. Those who have left it believe that he is the one who can end it.',
    runtimeMinutes: 136,
    certificate: 'R',
    genres: ['Science Fiction', 'Action'],
    cast: ['Keanu Reeves', 'Laurence Fishburne', 'Carrie-Anne Moss', 'Hugo Weaving'],
    releaseDate: new Date('1999-03-31'),
  }),
  movie({
    title: 'Finding Nemo',
    synopsis:
      'A clownfish afraid of everything crosses an ocean to bring back his son, who was taken to an aquarium in Sydney. With him swims a blue tang who forgets why every few minutes.',
    runtimeMinutes: 100,
    certificate: 'G',
    genres: ['Animation', 'Family', 'Adventure'],
    cast: ['Albert Brooks', 'Ellen DeGeneres', 'Alexander Gould', 'Willem Dafoe'],
    releaseDate: new Date('2003-05-30'),
  }),
  movie({
    title: 'Jurassic Park',
    synopsis:
      'Three scientists are asked to approve of an island park in which dinosaurs live again. Then the power fails, and the fences with it.',
    runtimeMinutes: 127,
    certificate: 'PG-13',
    genres: ['Science Fiction', 'Adventure'],
    cast: ['Sam Neill', 'Laura Dern', 'Jeff Goldblum', 'Richard Attenborough'],
    releaseDate: new Date('1993-06-11'),
  }),
  movie({
    title: 'Parasite',
    synopsis:
      'One after the other, the members of a poor family find work in the house of a rich one, each recommended by the last. The house has something in it that neither family knows of.',
    runtimeMinutes: 132,
    certificate: 'R',
    genres: ['Thriller', 'Drama', 'Comedy'],
    cast: ['Song Kang-ho', 'Lee Sun-kyun', 'Cho Yeo-jeong', 'Choi Woo-shik', 'Park So-dam'],
    releaseDate: new Date('2019-05-30'),
  }),
  movie({
    title: 'Pulp Fiction',
    synopsis:
      'Two hit men, a boxer who would not lose, a crime boss and his wife, and a couple who rob diners: their stories cross in Los Angeles, and are told out of order.',
    runtimeMinutes: 154,
    certificate: 'R',
    genres: ['Crime', 'Drama'],
    cast: ['John Travolta', 'Samuel L. Jackson', 'Uma Thurman', 'Bruce Willis'],
    releaseDate: new Date('1994-10-14'),
  }),
  movie({
    title: 'Ratatouille',
    synopsis:
      "A rat with a fine nose wants to cook, and finds a kitchen boy who cannot. Hidden under the boy's hat, he takes on the most feared critic in Paris.",
    runtimeMinutes: 111,
    certificate: 'G',
    genres: ['Animation', 'Family', 'Comedy'],
    cast: ['Patton Oswalt', 'Ian Holm', 'Lou Romano', 'Janeane Garofalo', "Peter O'Toole"],
    releaseDate: new Date('2007-06-29'),
  }),
  movie({
    title: 'Raiders of the Lost Ark',
    synopsis:
      'In 1936 an archaeologist with a whip and a fear of snakes is sent to find the Ark of the Covenant before the Nazis do. The one clue to it hangs around the neck of a woman he once left.',
    runtimeMinutes: 115,
    certificate: 'PG',
    genres: ['Adventure', 'Action'],
    cast: ['Harrison Ford', 'Karen Allen', 'Paul Freeman', 'John Rhys-Davies', 'Denholm Elliott'],
    releaseDate: new Date('1981-06-12'),
  }),
  movie({
    title: 'Inception',
    synopsis:
      'A thief who steals secrets out of dreams is offered the way back to his children if he plants an idea instead. The mind that it is meant for is defended, and so is his own past.',
    runtimeMinutes: 148,
    certificate: 'PG-13',
    genres: ['Science Fiction', 'Action', 'Thriller'],
    cast: ['Leonardo DiCaprio', 'Joseph Gordon-Levitt', 'Elliot Page', 'Tom Hardy', 'Ken Watanabe'],
    releaseDate: new Date('2010-07-16'),
  }),
  movie({
    title: 'The Godfather',
    synopsis:
      "The youngest son of a New York crime family wanted no part of its business. After an attempt on his father's life he takes it over, and it takes him.",
    runtimeMinutes: 175,
    certificate: 'R',
    genres: ['Crime', 'Drama'],
    cast: ['Marlon Brando', 'Al Pacino', 'James Caan', 'Robert Duvall', 'Diane Keaton'],
    releaseDate: new Date('1972-03-24'),
  }),
];

function movie(facts: Omit<DemoMovie, 'posterUrl' | 'trailerUrl'>): DemoMovie {
  return { ...facts, posterUrl: null, trailerUrl: null };
}
