/** As createMovie takes it. It has no poster and no trailer: we do not have the rights to them. */
interface DemoMovie extends Omit<MovieFacts, 'certificate'> {
  certificate: { label: string; minimumAge: number | null };
}

/** Certificates of the MPA, with the minimum age that each one stands for. */
const MINIMUM_AGES = { G: null, PG: null, 'PG-13': 13, R: 17 } as const;

/**
 * Twelve movies with their MPA certificates and the release dates of their countries of origin. Each group of four is
 * the programme of a day: the first one starts around noon, the last one late in the evening.
 */
export const demoMovies: readonly DemoMovie[] = [
  movie({
    title: 'Toy Story',
    synopsis:
      'A cowboy doll is the favourite toy of a boy until a space ranger arrives who does not know that he is a toy. Both get lost, and the two rivals must find the way home together.',
    runtimeMinutes: 81,
    certificate: 'G',
    genres: ['Animation', 'Family', 'Comedy'],
    directors: ['John Lasseter'],
    cast: ['Tom Hanks', 'Tim Allen', 'Don Rickles', 'Annie Potts'],
    releaseDate: new Date('1995-11-22'),
  }),
  movie({
    title: 'Back to the Future',
    synopsis:
      'A DeLorean takes a teenager thirty years into the past, where he prevents his parents from falling in love. He has one week to correct this, and one bolt of lightning to return home.',
    runtimeMinutes: 116,
    certificate: 'PG',
    genres: ['Science Fiction', 'Comedy', 'Adventure'],
    directors: ['Robert Zemeckis'],
    cast: ['Michael J. Fox', 'Christopher Lloyd', 'Lea Thompson', 'Crispin Glover', 'Thomas F. Wilson'],
    releaseDate: new Date('1985-07-03'),
  }),
  movie({
    title: 'Forrest Gump',
    synopsis:
      'At a bus stop, a man from Alabama tells strangers the story of his life: he ran, served in a war, fished for shrimp and met three presidents, and never stopped loving Jenny.',
    runtimeMinutes: 142,
    certificate: 'PG-13',
    genres: ['Drama', 'Romance'],
    directors: ['Robert Zemeckis'],
    cast: ['Tom Hanks', 'Robin Wright', 'Gary Sinise', 'Sally Field', 'Mykelti Williamson'],
    releaseDate: new Date('1994-07-06'),
  }),
  movie({
    title: 'The Matrix',
    synopsis:
      'A programmer learns that his world is a simulation that keeps people under control. The people who have left it believe that he can end it.',
    runtimeMinutes: 136,
    certificate: 'R',
    genres: ['Science Fiction', 'Action'],
    directors: ['Lana Wachowski', 'Lilly Wachowski'],
    cast: ['Keanu Reeves', 'Laurence Fishburne', 'Carrie-Anne Moss', 'Hugo Weaving'],
    releaseDate: new Date('1999-03-31'),
  }),
  movie({
    title: 'Finding Nemo',
    synopsis:
      'An anxious clownfish crosses an ocean to bring back his son, who was taken to an aquarium in Sydney. A blue tang with a very short memory helps him.',
    runtimeMinutes: 100,
    certificate: 'G',
    genres: ['Animation', 'Family', 'Adventure'],
    directors: ['Andrew Stanton'],
    cast: ['Albert Brooks', 'Ellen DeGeneres', 'Alexander Gould', 'Willem Dafoe'],
    releaseDate: new Date('2003-05-30'),
  }),
  movie({
    title: 'Jurassic Park',
    synopsis:
      'Three scientists visit an island park in which dinosaurs live again. Then the power fails, and the fences no longer protect anyone.',
    runtimeMinutes: 127,
    certificate: 'PG-13',
    genres: ['Science Fiction', 'Adventure'],
    directors: ['Steven Spielberg'],
    cast: ['Sam Neill', 'Laura Dern', 'Jeff Goldblum', 'Richard Attenborough'],
    releaseDate: new Date('1993-06-11'),
  }),
  movie({
    title: 'Parasite',
    synopsis:
      'One by one, the members of a poor family find work in the house of a rich family, each on the advice of the one before. The house has a secret that neither family knows.',
    runtimeMinutes: 132,
    certificate: 'R',
    genres: ['Thriller', 'Drama', 'Comedy'],
    directors: ['Bong Joon-ho'],
    cast: ['Song Kang-ho', 'Lee Sun-kyun', 'Cho Yeo-jeong', 'Choi Woo-shik', 'Park So-dam'],
    releaseDate: new Date('2019-05-30'),
  }),
  movie({
    title: 'Pulp Fiction',
    synopsis:
      'Two hit men, a boxer who refuses to lose, a crime boss and his wife, and a couple who rob diners: their stories meet in Los Angeles and are not told in order of time.',
    runtimeMinutes: 154,
    certificate: 'R',
    genres: ['Crime', 'Drama'],
    directors: ['Quentin Tarantino'],
    cast: ['John Travolta', 'Samuel L. Jackson', 'Uma Thurman', 'Bruce Willis'],
    releaseDate: new Date('1994-10-14'),
  }),
  movie({
    title: 'Ratatouille',
    synopsis:
      "A rat with an excellent nose wants to cook and meets a kitchen boy who cannot. Hidden under the boy's hat, the rat takes on the most feared critic in Paris.",
    runtimeMinutes: 111,
    certificate: 'G',
    genres: ['Animation', 'Family', 'Comedy'],
    directors: ['Brad Bird'],
    cast: ['Patton Oswalt', 'Ian Holm', 'Lou Romano', 'Janeane Garofalo', "Peter O'Toole"],
    releaseDate: new Date('2007-06-29'),
  }),
  movie({
    title: 'Raiders of the Lost Ark',
    synopsis:
      'In 1936 an archaeologist with a whip and a fear of snakes must find the Ark of the Covenant before the Nazis do. The only clue is a medallion that belongs to a woman he once left.',
    runtimeMinutes: 115,
    certificate: 'PG',
    genres: ['Adventure', 'Action'],
    directors: ['Steven Spielberg'],
    cast: ['Harrison Ford', 'Karen Allen', 'Paul Freeman', 'John Rhys-Davies', 'Denholm Elliott'],
    releaseDate: new Date('1981-06-12'),
  }),
  movie({
    title: 'Inception',
    synopsis:
      'A thief who steals secrets from dreams can return to his children if he plants an idea instead. The mind of his target is defended, and his own past works against him.',
    runtimeMinutes: 148,
    certificate: 'PG-13',
    genres: ['Science Fiction', 'Action', 'Thriller'],
    directors: ['Christopher Nolan'],
    cast: ['Leonardo DiCaprio', 'Joseph Gordon-Levitt', 'Elliot Page', 'Tom Hardy', 'Ken Watanabe'],
    releaseDate: new Date('2010-07-16'),
  }),
  movie({
    title: 'The Godfather',
    synopsis:
      "The youngest son of a New York crime family does not want to join its business. After an attempt on his father's life he takes over, and it changes him.",
    runtimeMinutes: 175,
    certificate: 'R',
    genres: ['Crime', 'Drama'],
    directors: ['Francis Ford Coppola'],
    cast: ['Marlon Brando', 'Al Pacino', 'James Caan', 'Robert Duvall', 'Diane Keaton'],
    releaseDate: new Date('1972-03-24'),
  }),
];

interface MovieFacts {
  title: string;
  synopsis: string;
  runtimeMinutes: number;
  certificate: keyof typeof MINIMUM_AGES;
  genres: string[];
  directors: string[];
  cast: string[];
  releaseDate: Date;
}

function movie({ certificate, ...facts }: MovieFacts): DemoMovie {
  return { ...facts, certificate: { label: certificate, minimumAge: MINIMUM_AGES[certificate] } };
}
